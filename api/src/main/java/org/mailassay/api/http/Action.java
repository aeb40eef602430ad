package org.mailassay.api.http;

/// What a resource does with one request of a known caller.
@FunctionalInterface
public interface Action {
    Answer answer(Call call);
}
