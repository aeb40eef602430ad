package org.mailassay.analysis.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailassay.analysis.dns.SideBySide;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Mutations;

class RecordedFetchesTest {
    private static final FetchRequest PICTURE = FetchRequest.get("https://example.com/a.png", 100);
    private static final FetchRequest INSIDE = FetchRequest.head("http://inside.example/");
    private static final FetchRequest SLOW = FetchRequest.head("http://slow.example/");
    private static final List<FetchAnswer.Hop> HOPS = List.of(new FetchAnswer.Hop("https://example.com/a.png", 301));

    @Test
    void whatWasFetchedIsReplayedOctetForOctet() {
        RecordingFetcher recording = recording();
        String json = recording.recorded().toJson();
        ReplayedFetcher replayed = new ReplayedFetcher(read(json));

        List.of(PICTURE, INSIDE, SLOW)
                .forEach(request -> assertThat(replayed.fetch(request)).isEqualTo(answer(request)));
        assertThat(read(json).toJson()).isEqualTo(json);
        assertThat(replayed.fetch(FetchRequest.head("https://example.com/a.png")))
                .isEqualTo(new FetchAnswer.Failed(FetchAnswer.Cause.SWITCHED_OFF, "not in the recording", List.of()));
    }

    @Test
    void whatIsTooLargeToBeKeptIsUsedByNobody() {
        RecordingFetcher recording = new RecordingFetcher(RecordedFetchesTest::answer, 5);
        assertThat(recording.fetch(PICTURE)).as("3 octets").isEqualTo(answer(PICTURE));
        FetchRequest other = FetchRequest.get(PICTURE.url(), 99);
        FetchAnswer second = recording.fetch(other);

        assertThat(second)
                .isInstanceOfSatisfying(
                        FetchAnswer.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(FetchAnswer.Cause.SWITCHED_OFF));
        ReplayedFetcher replayed = new ReplayedFetcher(read(recording.recorded().toJson()));
        assertThat(replayed.fetch(PICTURE)).isEqualTo(answer(PICTURE));
        assertThat(replayed.fetch(other)).isEqualTo(second);
    }

    @Test
    void whatSeveralAskAtOnceIsFetchedOnce() {
        AtomicInteger fetches = new AtomicInteger();
        RecordingFetcher recording = new RecordingFetcher(request -> {
            fetches.incrementAndGet();
            return answer(request);
        });

        assertThat(SideBySide.map(IntStream.range(0, 50).boxed().toList(), _ -> recording.fetch(PICTURE)))
                .containsOnly(answer(PICTURE));
        assertThat(fetches).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1]",
                "[{}]",
                "[{\"method\": \"post\", \"url\": \"x\", \"most_octets\": 1, \"answer\": \"failed\"}]",
                "[{\"method\": \"get\", \"url\": \"x\", \"most_octets\": 1, \"answer\": \"odd\"}]",
                "[{\"redirects\": [[\"x\"]]}]"
            })
    void whatIsNoRecordingIsTold(String json) {
        assertThat(RecordedFetches.fromJson(json)).isInstanceOf(RecordedFetches.Reading.Malformed.class);
    }

    @Test
    void damagedRecordingsAreToldToo() {
        new Mutations().of(List.of(recording().recorded().toJson()), 5_000, RecordedFetches::fromJson);
    }

    private static RecordingFetcher recording() {
        RecordingFetcher recording = new RecordingFetcher(RecordedFetchesTest::answer);
        List.of(SLOW, PICTURE, INSIDE).forEach(recording::fetch);
        return recording;
    }

    private static RecordedFetches read(String json) {
        return switch (RecordedFetches.fromJson(json)) {
            case RecordedFetches.Reading.Parsed(RecordedFetches recorded) -> recorded;
            case RecordedFetches.Reading.Malformed(String reason) -> throw new AssertionError(reason);
        };
    }

    private static FetchAnswer answer(FetchRequest request) {
        if (request.equals(FetchRequest.get(PICTURE.url(), request.mostOctets()))) {
            return new FetchAnswer.Fetched(
                    "https://example.com/b.png",
                    200,
                    HOPS,
                    "image/png",
                    3,
                    Octets.of(new byte[] {0, -1, 7}),
                    true,
                    Optional.of(new FetchAnswer.Certificate("CN=Test", Instant.parse("2027-01-01T00:00:00Z"))));
        }
        return request.equals(INSIDE)
                ? new FetchAnswer.Refused(FetchAnswer.Reason.NOT_PUBLIC, "not public", List.of())
                : new FetchAnswer.Failed(FetchAnswer.Cause.TIMEOUT, "too long", HOPS);
    }
}
