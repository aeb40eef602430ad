select id, coding, size, octets from raw_message where id = any(?)
