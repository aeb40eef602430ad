select zone, kind, verdict, detail from blocklist_probes order by zone, kind
