people-number = Number
people-words = Return words
people-to-letters = To what you wrote

# The page that shows the return words
people-kept-title = It arrived
people-kept-may-be-the-end = It is fine to leave it at this.
people-kept-if-later = If you might want to read on later
people-kept-lead = This number and these return words let you read on later.
people-kept-once = This page is shown only once. Write them on paper, take a photo, or do nothing. Any of these is fine.
people-kept-whoever-sees = Whoever sees this can read what you wrote. It is safer away from places where people at home look.
people-kept-code = Square code that opens “Continue”
people-kept-print = Print
people-kept-try = See whether you copied them right
people-kept-try-button = Compare
people-kept-try-right = They are the same. You copied them right.
people-kept-try-other = Something is a little different. Please compare with the return words above. Nothing has changed.
people-kept-extra = Add one word that is not on the paper
people-kept-extra-why = With it, just seeing the paper does not open anything. If you forget this word, you cannot open it either. Any word you like and find easy to remember will do.
people-kept-extra-label = Word that is not on the paper
people-kept-extra-button = Add
people-kept-extra-added = One word was added. To continue later, this word is needed too.
people-kept-extra-none = There is no added word now.
people-kept-losing = If you lose them, you cannot come back here. We cannot open it for you either. If you write anew and say “I wrote before”, we go on from there.
people-kept-until = Even if you do not erase it, it is erased on { $date }. When you use it, this day moves on. You can make the time longer or shorter.
people-kept-bell = If you would like a mail when there is an answer
people-kept-done = Finish here
people-kept-gone-title = The return words are not shown again
people-kept-gone = That page was shown only once. If you could not copy the return words, you can have new ones made.

# Continue
people-return-title = Continue
people-return-lead = Please enter your number and your return words. Small slips can sometimes be read.
people-return-number-hint = Nine digits, with or without gaps.
people-return-words-hint = Six words. Katakana is fine, and so is leaving out the voicing marks (か for が).
people-return-extra = If you added a word
people-return-button = Read on
people-return-tap = Choose the words without typing
people-return-lost-title = If you cannot find your return words
people-return-write-anew = Write anew
people-wrong-words = That number and those return words did not open anything. From here we cannot tell which part is different. You can compare them slowly and try once more.
people-tap-title = Choose your return words
people-tap-chosen = Words you chose
people-tap-sound = Choose the first character.
people-tap-word = Choose the word.
people-tap-back = Back by one

# About yourself
people-myself-title = What you can decide
people-names-title = Nickname
people-names-lead = You can do without one. Leave it empty, and it is erased.
people-called = Nickname
people-real-name = Name (you can leave it out)
people-real-name-hint = Sealed by itself. The team you wrote to can read it. You can take it away at any time.
people-names-button = Use this nickname and name
people-name-too-long = Nickname and name can have up to 40 characters each.
people-pace-title = How soon we answer
people-pace-legend = Answers
people-pace-slow = Slowly is fine
people-pace-usual = As usual
people-pace-no-reply = No answers for now
people-tone-legend = How we write
people-tone-polite = Politely
people-tone-casual = Casually
people-tone-unsaid = Either is fine
people-pace-button = Use this
people-resting-title = Leave it as it is for now
people-resting-lead = We send you nothing. Nothing is counted, and nothing is ended. When you feel like writing again, you can continue. The day on which your writing is erased stands below, under “How long it is kept”.
people-resting-button = Leave it as it is
people-resting-is = For now, it is left as it is.
people-resting-end = Stop leaving it as it is
people-keep-title = How long it is kept
people-keep-legend = Counted from the day you last used it
people-keep-years = { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
people-keep-button = Keep it this long
people-bell-title = News of an answer
people-bell-lead = Only when there is an answer, we send a mail with nothing of it inside. Sender and subject do not show what it is about. Inside is a link to this place (letters do not open without the return words). The mail address is kept sealed. When you stop the mails, the address is erased too.
people-bell-address = Mail address
people-bell-from = From (hour)
people-bell-until = Until (hour)
people-bell-button = Receive these mails
people-no-mail-address = This does not look like a mail address.
people-cannot-ring = Mails cannot be sent from here at the moment.
people-bell-stop-title = Stop the mails
people-bell-stop-ask = When you stop them, the address is erased too.
people-bell-stop-button = Stop
people-bell-stopped = Stopped. The address is erased too.
people-new-words-title = If somebody may have seen your return words
people-new-words-lead = You get a new number and new return words. The old ones open nothing any more. An added word is dropped too. Pages that are open elsewhere close as well.
people-words-used = When your return words were used (only roughly)
people-new-words-button = Get new return words
people-erase-title = Erase
people-erase-lead = You can erase all of it: what you wrote, the answers, nickname, name and mail address.
people-erase-link = To the page for erasing all of it
people-nobody-receives = There is nobody yet who could take in letters. Please try on another day.
people-kept-title-new = New return words
people-kept-losing-recoverable = If you lose them, there is no way back here. Without two keys and a witness we cannot open it either. If you write anew and say that you wrote before, we go on from there.
people-return-losing = If you lost them, there is no way back to the earlier letters. If you write anew and say that you wrote before, we go on from there.

# 話し方、もしものとき
people-left-too-long = Up to 2,000 characters. What you wrote is still below.
people-talk-title = How you want to be talked with
people-talk-label = Talk with me like this; leave this out
people-talk-hint = Whoever writes to you reads it first, also when somebody else takes over. Emptied, it is gone.
people-talk-button = Keep this
people-later-title = If something happens to me
people-later-link = Write or change what is to be done
people-later-lead = What may be given to whom, if you can no longer come here yourself. It need not be written.
people-later-nobody = Staff cannot open it now. Only when two have confirmed a death and sealed everything else does this one page open.
people-later-nothing = If nothing is written, nothing is given to anybody.
people-later-change = It can be changed and erased at any time. We never ask for it.
people-later-label = To whom, and what
people-later-hint = By name or by relation. "Nothing to anybody" can be written, too.
people-later-button = Keep this
people-later-back = To what can be chosen

# How it is now
people-now-title = How it is now
people-counselling-link = Counselling, only the two of you
people-now-link = Leave what you like, what helps, what you wish
people-requests-title = Seeing and correcting what is kept
people-requests-link = Ask to see it, to correct it, to stop using it, or to erase it
people-taken-title = About me
people-taken-real-name = Name
people-taken-relation = About whom
people-taken-myself = Myself
people-taken-family = Somebody in my family
people-taken-sibling = A brother or sister
people-taken-somebody = Somebody else
people-taken-unsaid = Not said
people-taken-kept-until = Erased on
people-taken-words-used = The words were used
people-take-title = Take it with you
people-take-link = Take everything of mine with me
people-return-card = If you have a paper card with a number on it
