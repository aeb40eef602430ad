package org.mailassay.analysis.fetch;

/// What to fetch.
///
/// @param url as the message has it, absolute; whatever is wrong with it is an answer
/// @param mostOctets of the body, decompressed; a longer one is cut
public record FetchRequest(Method method, String url, int mostOctets) {
    /// The methods that change nothing (RFC 9110, section 9.2.1).
    public enum Method {
        GET,
        HEAD
    }

    /// The head alone.
    public static FetchRequest head(String url) {
        return new FetchRequest(Method.HEAD, url, 0);
    }

    /// The body too.
    public static FetchRequest get(String url, int mostOctets) {
        return new FetchRequest(Method.GET, url, mostOctets);
    }
}
