-- How the verdict on a report's mail came about, as the value of an Authentication-Results field (RFC 8601).
alter table intake add column authentication_results text not null default ''; -- empty: nothing was evaluated
