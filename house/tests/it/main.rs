//! Tests of the whole house, through the doors that its users use. One binary, so that it is linked once.
#![allow(unreachable_pub, reason = "One test binary: what its modules share is public among them.")]

mod acts;
mod architecture;
mod automatic;
mod before_the_first_word;
mod bell;
mod coming_back;
mod command_line;
mod connecting;
mod copies;
mod cut_off;
mod drill;
mod first_letter;
mod for_the_person;
mod headers;
mod keeping;
mod kept_time;
mod lost_words;
mod nevers;
mod power_cut;
mod program;
mod recovering;
mod rules;
mod said;
mod scenarios;
mod small_house;
mod strangers;
mod support;
mod the_desk;
mod the_staff;
