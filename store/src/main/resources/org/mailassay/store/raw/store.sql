insert into raw_message (sha256, size, coding, octets) values (?, ?, ?, ?) returning id
