select count(*) as done from health_cards where overall is not null
