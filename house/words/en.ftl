# First page
house-front-lead = You can use this without a name, and just to read.
house-front-doors = Ways in
house-door-read = Just read
house-door-read-hint = What kind of place this is, and how it can be used
house-door-write = Write a line
house-door-write-hint = From one character. If you want no answer, you can say so
house-door-places = Look into an ibasho (a place to be)
house-door-places-hint = Places to go, and places on the screen (not ready yet)
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
house-places-title = Look into an ibasho (a place to be)
house-places-none-yet = This page cannot show places yet. Until it can, it says so here.
house-places-meanwhile = If you would like to know where one can go, you can ask in a letter. We write what we know in our answer.
house-try-title = Try something small
house-try-none-yet = There is nothing to show here yet. Until there is, it says so here.
house-try-meanwhile = If there is something you would like to try, you can write a line in a letter. It is fine if nothing comes of it.

# Family
house-family-title = For family, brothers and sisters
house-family-for-yourself = Family, brothers and sisters can write letters too, in their own right. Nobody else needs to be with you.
house-family-apart = Each person's letters are kept apart. They are not connected with letters of somebody else in the house.
house-family-not-told = We do not answer whether somebody wrote here. We do not tell anybody about the letters of family, either.
house-family-phone = For those who find it hard to write on a screen: receiving by phone or on paper is not on this page yet.

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
house-staff-waiting = Letters waiting for an answer: { $count }
house-staff-read-first = Letters marked to be read first: { $count }
house-staff-late = Letters past the promised day: { $count }
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
house-staff-own-promises = My promises until today: { $count }
