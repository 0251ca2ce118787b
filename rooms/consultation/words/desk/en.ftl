
# The end of a shift (staff)
consultation-staff-shift-title = Before going home
consultation-staff-shift-none = Nothing urgent is in your hands.
consultation-staff-shift-go = Go home (close completely)
consultation-staff-shift-lead = You still look after something urgent. Choose somebody to hand it over to. When they press “I take it over”, it is theirs.
consultation-staff-shift-keep = When nobody can take it
consultation-staff-shift-keep-lead = You can go home and keep it. Your name stays on the page of who is on duty.
consultation-staff-shift-keep-go = Go home and keep it

# Listening to families, correcting a line
consultation-new-family-title = About your family, from wherever you like
consultation-calls-listened = Listened
consultation-calls-before = Before
consultation-calls-was = It was “{ $kind }”, “{ $who }”. { $name } corrected it on { $date }.
consultation-calls-was-own = It was “{ $kind }”, “{ $who }”. Whoever spoke changed it on { $date }.
consultation-calls-say-who = Change who may be told
consultation-calls-who-title = Who may be told
consultation-calls-who-lead = You said it, so you can change this at any time. What it was before stays below it.
consultation-calls-who-legend = From now on
consultation-calls-who-save = Keep it like this

# The same, and notes of the season by post (staff)
consultation-staff-correct = Correct
consultation-staff-correct-button = Correct, and keep what it was
consultation-staff-correct-hint = What it was stays folded. Only whoever spoke can widen who may be told.
consultation-staff-not-wider = Only whoever spoke can widen who may be told.
consultation-staff-first-title = The first call of a family
consultation-staff-first-listened = Keep it as “listened”
consultation-staff-first-enough = It can be kept without a single word. Nothing needs to be decided next.
consultation-staff-first-more = Name, calling back, promise (only if it came up)
consultation-staff-first-thank = First, thank them for the years that have passed: “It has been a long way until here.”
consultation-staff-first-unsaid = Words to leave unsaid
consultation-staff-first-saved = You listened. That is one whole piece of work.
consultation-staff-season-title = Notes of the season by post
consultation-staff-season-lead = Those who have paper only and said that they would like one. One a season at most.
consultation-staff-season-none = Nobody has said so.
consultation-staff-season-to-write = This season’s note has not been written yet.
consultation-staff-season-waits = It waits for its second reader.
consultation-staff-season-to-post = It can be printed and posted.
consultation-staff-season-answer-first = Not now: their letter is answered first.
consultation-staff-season-posted = Posted on { $date }.
consultation-staff-season-how = Nothing but our neutral name stands on the envelope. No request for an answer goes in.
consultation-staff-season-said-yes = They said yes
consultation-staff-season-said-no = They said no more
consultation-staff-season-said-hint = Only when they said so themselves, by telephone or on paper. Silence is no yes.
