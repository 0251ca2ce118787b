# First page
house-front-lead = You can use this without a name, and just to read.
house-front-doors = Ways in
house-door-read = Just read
house-door-read-hint = What kind of place this is, and how it can be used
house-door-write = Write a line
house-door-write-hint = From one character. If you want no answer, you can say so
house-door-places = Look into an ibasho (a place to be)
house-door-places-hint = What one would like to know before going
house-door-try = Try something small
house-door-try-hint = From 15 minutes. Stopping needs no reason (not ready yet)
house-front-family = For family, brothers and sisters
house-front-return = If you wrote before: continue
house-front-reads-at = Our staff read here next on { $at }.
house-front-open-now = This is a time when our staff are reading.
house-front-no-hours = The day of the next reading is not set yet.
house-front-nobody = This place is still being prepared. There is nobody yet who can receive letters.

# Just read
house-read-title = What kind of place this is
house-read-what = It is like the porch of a house. You can sit here without going in. When you leave, no greeting is needed.
house-read-who = People who find it hard to go out, people afraid of meeting others, and their family, brothers and sisters can write letters here. Just one line is fine, and so is reading without writing anything.
house-read-how = No name and no mail address is needed. When you write, you get a number and six return words. Only those who have them, and the staff who received the letter, can read on.
house-read-nothing = Nobody tells you to do something. There are no goals, no points and no ranking.
house-read-silence = If you do not answer, it does not end. “For now, as it is” is accepted just like that.

# Ibasho, trying something (not built yet)
house-try-title = Try something small
house-try-none-yet = There is nothing to show here yet. Until there is, it says so here.
house-try-meanwhile = If there is something you would like to try, you can write a line in a letter. It is fine if nothing comes of it.

# Family
house-family-title = For family, brothers and sisters
house-family-for-yourself = Family, brothers and sisters can write letters too, in their own right. Nobody else needs to be with you.
house-family-apart = Each person's letters are kept apart. They are not connected with letters of somebody else in the house.
house-family-not-told = We do not answer whether somebody wrote here. We do not tell anybody about the letters of family, either.
house-family-phone = You can also talk with us by telephone or on paper, in the same way. No name is needed.

# What cannot be protected
house-limits-title = What we cannot protect here
house-limits-phone = Whoever looks at this phone or computer. What stays in the history, in pictures of the screen or in monitoring apps cannot be erased from here.
house-limits-words = Whoever learns your number and return words. They can read what you wrote. If somebody may have seen them, you can change to new return words.
house-limits-memory = What our staff remember, and what was copied to paper.
house-limits-court = What law requires, such as a court order. Without a key nothing opens, but our staff may be asked what they know.
house-limits-machine = Whoever runs this machine changing the program. What is opened while it runs can then be seen.
house-limits-proxy = A machine in front of this place passes the traffic on. A record of connections may stay there.
house-limits-copies = After you erase, it may stay, sealed, inside backup copies made before, as long as those exist.

# The mail
house-mail-duty-subject = Please open
house-mail-duty = Please open.

    { $address }/staff/duty
house-mail-subject = News
house-mail-body = There is something new.
    { $address }

    To stop these mails
    { $stop }

# Office
house-staff-office-title = Office
house-staff-part-asked = When somebody asks, or is told
house-staff-part-places = Places to be
house-staff-part-together = With those who work here
house-staff-part-own = Keys and seats
house-staff-waiting = Letters waiting for an answer: { $count }
house-staff-read-first = Letters marked to be read first: { $count }
house-staff-late = Letters past the promised day: { $count }
house-staff-talk-waits = Somebody waits for a first talk
house-staff-question-waits = Somebody asked about what is explained and waits for an answer
house-staff-wait-for-second = Answers waiting for a second reader: { $count }
house-staff-unseconded = Answers sent alone and not yet read by a second: { $count }
house-staff-letters = Letters
house-staff-connect = Wishes to be connected
house-staff-team = Team
house-staff-people = People who work here
house-staff-settings = About this place
house-staff-sessions = Open desks
house-staff-notices = To look after
house-staff-help-lines-old = { $days ->
        [one] It is { $days } day
       *[other] It is { $days } days
    } since the help line numbers were checked.
house-staff-help-lines-unverified = Numbers not checked with the service itself: { $count }
house-staff-proxy = A machine (proxy) stands in front. Please check that addresses do not stay in its record of connections.
house-staff-no-mail = No mail is set up, so the bell (mails about answers) cannot be offered.
house-staff-sign-out = Go home (close completely)

# Duty and danger
house-staff-levels = Urgent matters: { $count } (not whose, and not what)
house-staff-duty = Duty, and when a life is in danger
house-staff-debrief = After something hard
house-staff-duty-waits = What rang while we were closed and nobody has taken: { $count }
# 電話・紙・郵便
house-staff-contacts = Write a contact memo
house-staff-promises = What we promised
house-staff-callers = Find by name
house-staff-enquiries = When somebody asks about somebody
# Backups and anchors
house-mail-anchor-subject = Notice
house-mail-anchor-body = Number { $number } ({ $day })
    { $letters }

    Please keep this mail as it is.
house-staff-trouble-keys = The keys file cannot be changed. No new week can begin and old keys cannot be destroyed, so old copies go on opening. Tell whoever looks after the machine.
house-staff-trouble-erased = The list of what was erased (erased.log) cannot be written. A restore now would bring erased things back.
house-staff-trouble-anchors = The file of anchors cannot be written. A database that was set back as a whole would not be noticed.
house-staff-trouble-anchor-mail = The mail with the anchor did not go out.
house-staff-trouble-backup = Last night's backup could not be made. See whether the medium is in its place and has room.
house-staff-backup-none = There is no backup yet.
house-staff-backup-age = The newest backup is { $days } days old.
house-staff-backup-today = The newest backup is less than a day old.
house-staff-backup-by-hand = Backups are not made by themselves each night (backup_to is not set).
house-staff-anchor-addresses = Anchors go to { $count } outside addresses. Without two, nobody outside can notice that everything was set back (anchor_mail).
house-staff-set-back = On { $at } the data was set back to how it was on { $to }. Those whose access was ended after that have it again: look at the list of those who work here.
house-staff-drill = Restore drill

# The restore drill (a page to print)
house-staff-drill-title = Restore drill
house-staff-drill-lead = A page for finding out whether a backup can be restored on another computer within 30 minutes. Once a year, and when people or machines change.
house-staff-drill-need = What is needed
house-staff-drill-need-pc = Another computer (Linux) than the usual one, which can be wiped afterwards
house-staff-drill-need-program = This program (one file, engawa), the same version
house-staff-drill-need-tables = The medium with the tables (a file that ends in .backup)
house-staff-drill-need-keys = The medium with the keys (a file that ends in .backup.keys)
house-staff-drill-need-cards = Two recovery cards and one witness card (each typed by the person who keeps it). In a year in which no witness can come, practise with a copy of the keys file
house-staff-drill-need-worker = One worker with their five words and authenticator
house-staff-drill-steps = What to do
house-staff-drill-step-begin = Write down the time. The usual machine is not touched.
house-staff-drill-step-media = Put both media into the drill computer. This is the only time at which both are in one place.
house-staff-drill-step-restore = Type this, with the date of the newest backup. When it asks, type the words of the cards, one after the other.
house-staff-drill-step-fits = It ends with “everything fits”. If it does not, copy the line and stop here.
house-staff-drill-step-serve = Open it. The settings file (engawa.toml) is not brought along: no mail leaves the drill computer.
house-staff-drill-step-sign-in = Open http://127.0.0.1:8080/staff/sign-in on the drill computer; the worker signs in.
house-staff-drill-step-read = Open one letter and see that it can be read. Then go home.
house-staff-drill-step-compare = Type engawa ledger verify with the same --data and --keys, and see “everything fits”.
house-staff-drill-step-end = Stop it (Ctrl-C) and erase the place of the drill.
house-staff-drill-step-write = Write down the time and the names, and lock this page away. If it took more than 30 minutes, write down what took long.
house-staff-drill-began = Began
house-staff-drill-ended = Ended
house-staff-drill-who = Done by (two people)
house-staff-drill-which = Date of the backup
house-staff-drill-notes = What was noticed
house-staff-drill-real = When something really broke, the order is the same. Nothing is erased at the end, and --keys and --data are the usual places. Where the keys file is still there, leave --keys-from out.
house-staff-drill-anchors = Anchors (the newest)
house-staff-drill-anchors-meaning = Kept on paper, number and letters show later whether everything was set back. Two people outside get the same by mail.
house-staff-drill-anchor = No. { $number }　{ $day }　{ $letters }
house-staff-drill-no-anchors = There are none yet.

# Recovery cards and the witness
house-staff-recovery = Recovery cards
house-staff-own-card = A card of your own
house-staff-recovery-runs = Recovery cards are being used. Look at “Recovery cards”, and stop it if something is wrong.
house-staff-no-cards = There are no recovery cards yet.
house-staff-recoverable-without-cards = Letters are said to be recoverable, and there are no cards yet.
house-staff-small-without-paper = Somebody in a team of fewer than three, or an administrator, has printed no card of their own. If they lose their words, nobody can mend them.
house-staff-witness-title = Words of the witness
house-staff-witness-asked = { $name } asks for a witness, { $at }.
house-staff-witness-gives = { $name } takes over the letters of { $team }.
house-staff-witness-what-happens = When you type your words, a line appears before all those whose letters are concerned. Then a day goes by, and then it is handed over. Until then those concerned and you can stop it.
house-staff-witness-if-unsure = Please make sure first, by telephone or otherwise, that nobody of the team can sign in. If you are not sure, don't type them.
house-staff-witness-waits = Your words were taken. It is handed over at { $until }.
house-staff-witness-may-stop = Until then the same words stop it.
house-staff-witness-words = Twelve words of the witness
house-staff-witness-words-hint = From the witness's card, typed by yourself. Show them to nobody.
house-staff-witness-yes = I am the witness
house-staff-witness-stop = Stop this
house-staff-witness-stopped = Stopped. Nobody was given anything.
# The house that administrators run: who may what, seats, reading, leaving, night texts
house-staff-setup = Setting up
house-staff-setup-waits = Setting up is not finished yet.
house-staff-teams = All teams
house-staff-me = My own record
house-staff-passkeys = What I go in with
house-staff-training-runs-out = Your training on personal information runs out on { $day }. Your desk still works afterwards; please renew it in time.
house-staff-training-ran-out = Your training on personal information ran out on { $day }. Your desk still works; please settle the next date with an administrator.
house-staff-trainings-ran-out = Training on personal information has run out for { $names }
house-staff-trainings-missing = Support workers without an entered training: { $count }
house-staff-who-title = Who can see what
house-staff-who-lead = The sentences here are the rules of the program themselves. When a rule changes, this page changes.
house-staff-who-keys = Who holds keys
house-staff-who-holders = Only these hold keys to letters that arrive now.
house-staff-who-nobody = Nobody holds keys yet, so no letters are taken in.
house-staff-who-the-writer = The one who wrote the letter
house-staff-who-no-key = Hold no key. An administrator can be in no team, and the program believes no row that says otherwise.
house-staff-who-administrator = Administrators
house-staff-who-administrator-why = Letters do not open for them because they have no key, not because a button is missing. Even as a support worker they get a key only when members let them in.
house-staff-who-member = Support workers in a team
house-staff-who-member-why = They hold keys to letters their own team received, and to no others. Each opening is first written down where the writer can see it.
house-staff-who-outside = Support workers who are in no team yet
house-staff-who-outside-why = They have no key yet. They get one when members of a team let them in.
house-staff-who-writer = People who write
house-staff-who-writer-why = They hold the key to their own letters alone. Without their words nobody here can make it again.
house-staff-who-house = What the program does by itself
house-staff-who-house-why = The program holds no key, so it does only what needs no reading.
house-staff-who-not = What is not open to this role
house-staff-who-machine = What this cannot protect from: whoever runs the machine itself changing the program. They could see what is opened meanwhile.
house-staff-seat-title = A seat that was closed
house-staff-seat-lead = What this worker opened while the seat was there; what they opened on another seat at the same time is among it. No text is shown here.
house-staff-seat-whose = Whose seat
house-staff-seat-span = From opening to last use
house-staff-seat-ended = Closed at, and by whom
house-staff-seat-threads = What could have been seen
house-staff-seat-thread = Handle
house-staff-seat-first = First opened
house-staff-seat-last = Last opened
house-staff-seat-times = Times
house-staff-seat-gone = Erased since
house-staff-seat-nothing = No letter was opened meanwhile.
house-staff-seat-then = What to do next
house-staff-seat-then-device = If the lost device is a passkey, remove it.
house-staff-seat-then-words = If the paper with the five words is lost, too, tell an administrator at once.
house-staff-seat-then-talk = Two of you decide how to tell the people who wrote.
house-staff-reading-title = Looking back on how letters are opened
house-staff-reading-lead = Busy days and nights mostly have their reasons. This list suspects nobody; take it as a reason to talk.
house-staff-reading-limits = A day stands here from { $threads } threads, { $outside } openings outside hours, or { $same } of the same thread on.
house-staff-reading-nothing = In the last thirty days there is nothing to talk about.
house-staff-reading-day = Day
house-staff-reading-who = Who
house-staff-reading-what = What
house-staff-reading-many = Opened { $count } different threads
house-staff-reading-outside = Opened { $count } times outside opening hours
house-staff-reading-same = Opened the same thread { $count } times
house-staff-reading-not-seen = Whether a letter is from a relative or somebody one knows, the program does not know. Whoever notices hands it over.
house-staff-leaving-title = End access
house-staff-leaving-lead = Access ends on the spot. The words they wrote stay, and the pledge of secrecy goes on.
house-staff-leaving-last = They are the last one in "{ $team }". Nobody will be left who can open its letters.
house-staff-leaving-open = What will be left open
house-staff-leaving-nothing = Nothing is left open.
house-staff-leaving-no-reader = Threads without a reader: { $count }
house-staff-leaving-promised = Of these, letters we promised to answer: { $count }
house-staff-leaving-half-sent = Answers of theirs that wait for a second reader: { $count }
house-staff-leaving-wishes = Wishes to be connected that were left with them alone: { $count } (they end with the access)
house-staff-leaving-button = End access now
house-staff-leaving-back = Do not end it, go back
house-staff-night-title = Automatic answers at night and on closed days
house-staff-night-lead = People who write will see exactly this. Days and hours are computed from your opening hours and your promise.
house-staff-night-lines = (Help lines stand here)
house-staff-night-own = Whoever runs the machine can change the sentences with the setting "words" (see docs/operating.md).
house-staff-night-seen = Seen. Go on
house-staff-own-promises = My promises until today: { $count }
house-staff-records = Records

# By telephone or on paper
house-reach-title = By telephone or on paper
house-reach-door = You can also talk with us by telephone or on paper
house-reach-lead = Everything can be done without a screen, to the end. You need not say a name, an address, or whom it is about.
house-reach-phone = Telephone
house-reach-fax = Fax
house-reach-post = Post
house-reach-call-back = We ask first when we may call, and by which name. Unless you say so, we do not call.
house-reach-paper = Letters on paper are typed in and read against the paper by two. Answers come in large print, in an envelope with a short name only.
house-reach-read = What you said is yours, too: with the paper of number and words you can read all of it, and erase it, at any time.
house-reach-none = At the moment nothing is taken in by telephone or on paper. When it begins, the number will stand here.

house-staff-to-requests = Answering requests
house-staff-requests-overdue = Requests whose day of answering is over: { $count }
house-staff-requests-again = Not said to exist, and to be looked at again now: { $count }
house-staff-requests-waiting = Requests that wait for an answer: { $count }
house-staff-requests-unseconded = Answers to requests that one gave and no second has looked at yet: { $count }
house-staff-lines-overdue = Lines to be put right whose day of answering is over: { $count }
house-staff-lines-waiting = Lines to be put right: { $count }

# The end of a shift (staff)
house-staff-shift = Before going home: hand over what is urgent
house-staff-leaving-levels = They look after { $count } urgent matters, which become the whole team’s.
house-family-write = Write, as family
house-family-write-sibling = Write, as a brother or sister
house-take-name = copy
house-take-title = Take it with you
house-take-lead = Everything here that is yours can be taken with you in two forms. Nothing of that stays here, and nobody writes down that you did it.
house-take-html = One page to read (HTML)
house-take-html-hint = Opens on any device, can be printed, and needs no connection.
house-take-json = For other programs (JSON)
house-take-stays = A saved file is not sealed: whoever uses that device can read it. To remove it, remove it from the downloads, too.
house-take-not = Not in it: what others told about themselves, what is not to be shown yet, and seats in places to be, which are not joined to letters.
house-take-made = A copy taken from { $name } on { $date }.
house-take-nothing = Nothing.
house-take-yes = Yes
house-take-no = No

# 紙のカードから手紙へ
house-card-title = The number on a paper card
house-card-lead = Type in the number of a paper card that you took at a place, and a letter opens. It can be written just as well without a card.
house-card-number = Number (12 digits)
house-card-open = Begin a letter
house-card-none = No card with this number was found. A letter can be written without one.
house-card-write = Write without a card
house-card-kept = A number works once. Nothing is kept of whose letter it became or where the card lay.
house-card-greeting = Thank you for the other day.

# 教室の案内を紙で
house-staff-invitation = An invitation to a class or gathering
house-staff-invitation-none = There is no class or gathering to invite to yet. When one is shown on the page of a place, it stands here.
house-staff-invitation-hint = The envelope has the usual label with the neutral name. These are the dates as they stand now; print it anew if they change.
house-staff-invitation-label = Label
house-staff-invitation-back = Back to the thread
house-staff-invitation-wish = Keep as their wish
house-staff-invitation-wish-hint = It stays in their own thread only. Nothing about others in the family. The class does not learn who comes.
house-staff-invitation-wish-usual = Would like to come to { $title }
house-staff-invitation-keep = Keep
house-staff-invitation-wrong = Please write the wish (up to 2,000 characters). What you wrote is on this page.
house-invitation-to = { $name }
house-invitation-title = An invitation: { $title }
house-invitation-days = Dates
house-invitation-where = Where
house-invitation-first = The first time
house-invitation-free = It costs nothing.
house-invitation-yen = { $yen } yen.
house-invitation-rules = One may talk or not. What is heard stays in the room. Nobody takes notes.
house-invitation-come = No reply is needed. Come or don't; leaving halfway is fine, too.
