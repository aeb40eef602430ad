insert into raw_message (sha256, size, coding, octets)
select sha256, size, coding, octets
from unnest(?, ?, ?, ?) with ordinality as message (sha256, size, coding, octets, place)
order by place
returning id
