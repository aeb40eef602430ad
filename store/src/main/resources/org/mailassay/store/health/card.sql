select cast(card as text) as card
from health_cards
where account_id = :account_id and ip_id = :ip_id and address = cast(:address as inet) and card is not null
