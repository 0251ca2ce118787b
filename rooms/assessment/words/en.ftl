# How it is now
assessment-title = How it is now
assessment-lead = What you like, what is hard, what helps, what you wish. Only where you want to, in any order.
assessment-lead-skip = Any of it can stay empty. "I don't know" and "I don't want to decide" are answers like any other.
assessment-lead-who = The team you write to reads it. Family does not see it. "Who read" shows who did.
assessment-lead-change = Only you can change your own words, and you can erase them at any time. Nothing is scored.
assessment-since = A page begun on { $date }.
assessment-anew-by-itself = Your next words begin a new page on that day. The page before stays as it is.
assessment-begin-hint = You can also begin a new page today; the one before stays as it is.
assessment-begin = Begin a new page today
assessment-ways = Other ways than writing
assessment-ways-aloud = What you say by telephone or in a talk can be written down by staff and read back to you.
assessment-years-link = Read earlier pages side by side
assessment-years-title = Side by side
assessment-years-lead = Each voice, in the order of days.
assessment-round-of = Page of { $date }
assessment-to-newest = To how it is now
assessment-to-myself = To what can be chosen
assessment-plan-link = What comes next
assessment-write-here = Write here
assessment-touch = Change or erase
assessment-closed = Staff don't ask here.

# Each voice
assessment-voice-own = Your own words
assessment-voice-with = Words of { $name }, who spoke with you
assessment-voice-staff = How staff see it
assessment-by = { $name }
assessment-helped = with the help of { $name }
assessment-read-back = written by { $name } and read back
assessment-told = written down by { $name }
assessment-drawing = A drawing

# Writing one
assessment-words-label = In your own words
assessment-keep = Keep this
assessment-without-words = Without words
assessment-without-words-hint = Each of these can stand alone. It can be changed later.
assessment-answer-unknown = I don't know
assessment-answer-undecided = I don't want to decide
assessment-answer-do-not-ask = Please don't ask
assessment-answer-as-it-is = As it is, for now
assessment-may-be-asked = You may ask again
assessment-said-here = What stands here
assessment-leave-it = Leave it, and go to how it is now
assessment-more = Who helped, who is with you
assessment-helper-label = Who helped with writing
assessment-helper-hint = By the name you call them; somebody you chose.
assessment-speaker-label = Who speaks with you
assessment-speaker-hint = A sister, a friend. Their words stand in a column of their own.
assessment-beside-label = Their words
assessment-band-legend = If one of these is near
assessment-band-none = None of these
assessment-empty = Nothing seems to be written yet. Without words, you can choose "I don't know" and others below.
assessment-too-long = It was too long to keep. What you wrote is still below.
assessment-nobody-speaks = It does not say yet whose words these are. What you wrote is still below.

# Changing, erasing
assessment-change-title = Change the words
assessment-change-hint = The words before do not stay.
assessment-change = Use these words
assessment-not-to-change = This cannot be changed. It can be erased, and new words can be written.
assessment-erase-title = Erase
assessment-erase-hint = Erased, it is nowhere any more.
assessment-erase = Erase this

# Prompts
assessment-likes = What you like and can do
assessment-likes-hint = What takes your mind off things, makes time pass, was praised; good things around you. Small ones, too.
assessment-hard = What is hard
assessment-hard-hint = What weighs on you now. As far as it can be written.
assessment-going-well = What goes well already
assessment-going-well-hint = What goes on at home, what is easier than before. Families: also what you have done as a family.
assessment-helps = What helps
assessment-helps-hint = What makes hard times a little easier; what somebody did that was good.
assessment-avoid = What is not to be done
assessment-avoid-hint = Telephone, doorbell, an envelope with a name, loud voices; words you don't want to hear.
assessment-day = How a day goes
assessment-day-hint = When you wake, when you sleep, the nights. It need not be regular.
assessment-out = Going out
assessment-out-hint = Where to, and when. None of it is good or bad.
assessment-home = Home, and money to live on
assessment-home-hint = With whom you live. Whose money it mainly is.
assessment-people = People
assessment-people-hint = Whom you can talk with, whom you would like to, from whom you keep away for now. Online, too.
assessment-past = School and work
assessment-past-hint = Where you went, what you did. Skip it if you don't want to remember.
assessment-agencies = Places you went to for help
assessment-agencies-hint = Where, and how it ended. What you disliked, too.
assessment-safety = Feeling safe
assessment-safety-hint = Where you feel safe. What frightens you, if anything does.
assessment-health = Body and mind
assessment-health-hint = Only if you want to. We don't ask.
assessment-wishes = What you wish
assessment-wishes-hint = This would be good, this would not. There need be no wish, and no order in it.

# Words to choose
assessment-band-room = Mostly in my room
assessment-band-home = At home
assessment-band-near = As far as a shop nearby
assessment-band-liked = Out for things I like
assessment-band-among = Also where there are people
assessment-band-varies = It depends on the day
assessment-band-self = My own
assessment-band-parents = My parents'
assessment-band-siblings = Of brothers or sisters
assessment-band-partner = Of husband, wife or partner
assessment-band-pension = Pension or allowances
assessment-band-several = Several of these

# What comes next
assessment-plan-title = What comes next
assessment-plan-lead = Nothing has to be decided. This page works without a goal.
assessment-plan-words = In your own words
assessment-plan-words-hint = Or none. "We go on talking now and then" is enough.
assessment-plan-legend = If one of these is near
assessment-plan-for = What speaks for it:
assessment-plan-against = What speaks against it:
assessment-plan-none = None of these
assessment-plan-go-on-talking = We go on talking now and then
assessment-plan-chosen = What you chose
assessment-plan-delete = Erase this
assessment-plan-lower-title = Take away what is laid out
assessment-plan-lower = Take this away

# At the desk
assessment-staff-title = How it is now
assessment-staff-title-of = How it is now for { $name }
assessment-staff-voice-own = Their own words
assessment-staff-voice-of = Words of { $name }
assessment-staff-talk = How they want to be talked with:
assessment-staff-lead = Each voice stays by itself; nothing is made into one "need". What is not written may stay unwritten.
assessment-staff-to-letters = Letters
assessment-staff-back = To how it is now
assessment-staff-write = Write
assessment-staff-print = Print
assessment-staff-closed = They asked us not to ask. Nothing is written here.
assessment-staff-whose = Whose words are these?
assessment-staff-whose-own = Their own (read back to them)
assessment-staff-whose-with = Of somebody who spoke with them
assessment-staff-whose-ours = How staff see it
assessment-staff-text = As it was said
assessment-staff-speaker = Who spoke with them (a sister, a friend)
assessment-staff-read-back-legend = For their own words
assessment-staff-read-back = It was read back, and they said that it is right
assessment-staff-keep = Write it down
assessment-staff-without-words = If they said so without words (as their own)
assessment-staff-not-read-back = Their own words are written down once they were read back. What you wrote is still below.
assessment-staff-not-to-be-asked = They asked us not to ask. It was not written down.
assessment-staff-not-brought-up = This is only for what they bring up themselves. How staff see it can be written after that.
assessment-staff-one-sided = A choice can be laid out with both: what speaks for it, and what speaks against it.
assessment-staff-plan-of = What comes next for { $name }
assessment-staff-plan-lead = There need be no goal. Deciding, and not deciding, is theirs.
assessment-staff-plan-no-yes = This is a yes to nothing.
assessment-staff-choices = Lay out choices
assessment-staff-choice-what = A choice
assessment-staff-choice-lay = Lay it out
assessment-staff-plan-write = Write down what they say
assessment-staff-plan-words = In their words

# 持っていく
assessment-taken-voice = Whose words
assessment-taken-round = Page since
assessment-taken-prompt = Number of the question
assessment-taken-answer = Answer
assessment-taken-band = Closest
assessment-taken-how = How it was written
assessment-taken-choice = A choice
