//! Tests of the whole house, through the doors that its users use. One binary, so that it is linked once.
#![allow(unreachable_pub, reason = "One test binary: what its modules share is public among them.")]

mod acts;
mod architecture;
mod automatic;
mod before_the_first_word;
mod bell;
mod calls;
mod coming_back;
mod command_line;
mod connecting;
mod danger;
mod first_letter;
mod for_the_person;
mod handed_over_in_the_dark;
mod headers;
mod kept_time;
mod nevers;
mod over_the_years;
mod paper;
mod power_cut;
mod power_cut_danger;
mod program;
mod reading_order;
mod rules;
mod said;
mod scenarios;
mod small_house;
mod strangers;
mod support;
mod the_answer;
mod the_desk;
mod the_staff;
