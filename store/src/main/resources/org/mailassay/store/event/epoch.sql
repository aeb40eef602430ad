select epoch from event_epochs
