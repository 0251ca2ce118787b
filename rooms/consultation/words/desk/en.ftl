
# The end of a shift (staff)
consultation-staff-shift-title = Before going home
consultation-staff-shift-none = Nothing urgent is in your hands.
consultation-staff-shift-go = Go home (close completely)
consultation-staff-shift-lead = You still look after something urgent. Choose somebody to hand it over to. When they press “I take it over”, it is theirs.
consultation-staff-shift-keep = When nobody can take it
consultation-staff-shift-keep-lead = You can go home and keep it. Your name stays on the page of who is on duty.
consultation-staff-shift-keep-go = Go home and keep it
