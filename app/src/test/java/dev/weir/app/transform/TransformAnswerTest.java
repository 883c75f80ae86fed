package dev.weir.app.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.transform.BenchResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a function answers, held against Firehose's contract. */
class TransformAnswerTest {

    private static final List<BenchRecord> SENT =
            PastedRecords.read("one\ntwo\nthree\n", Instant.parse("2026-11-26T08:00:00Z"));

    @Test
    void everyBreachOfARecordIsNamed() {
        TransformAnswer answer = read("{\"records\":["
                + record(0, "\"result\":\"Ok\",\"data\":\"b25lIQ==\",\"metadata\":{\"partitionKeys\":{\"k\":\"v\"}}")
                + ","
                + record(1, "\"result\":\"Ok\",\"data\":\"no base64 at all\"") + ","
                + record(1, "\"result\":\"Dropped\"") + "]}");
        assertThat(answer.violations()).isEmpty();
        BenchResult first = answer.results().getFirst();
        assertThat(first.outcome()).isEqualTo(Outcome.OK);
        assertThat(first.after()).asString(StandardCharsets.UTF_8).isEqualTo("one!");
        assertThat(first.partitionKeys()).isEqualTo(Map.of("k", "v"));
        assertThat(problem(answer, 1)).contains("2 times").contains("Lambda.DuplicatedRecordId");
        assertThat(problem(answer, 2)).contains("missing").contains("Lambda.MissingRecordId");
        TransformAnswer other = read("{\"records\":["
                + record(0, "\"result\":\"Ok\",\"data\":\"no base64 at all\"") + ","
                + record(1, "\"result\":\"Okay\",\"data\":\"\"") + ","
                + record(2, "\"result\":\"Ok\"") + ","
                + record(7, "\"result\":\"Dropped\"") + ",{\"result\":\"Ok\"}]}");
        assertThat(problem(other, 0)).contains("not Base64");
        assertThat(problem(other, 1)).contains("\"Okay\"");
        assertThat(problem(other, 2)).contains("no data");
        assertThat(other.violations()).hasSize(2);
        assertThat(other.violations().get(0)).contains("no recordId");
        assertThat(other.violations().get(1)).contains("was not sent");
    }

    @Test
    void anAnswerThatIsNoneBreaksTheContractForAll() {
        for (String text : List.of("", "hello", "[]", "{\"records\":{}}", "null")) {
            TransformAnswer answer = read(text);
            assertThat(answer.violations()).as(text).hasSize(1);
            assertThat(answer.results()).as(text).allMatch(result -> result.outcome() == Outcome.BROKEN);
        }
        TransformAnswer large = TransformAnswer.read(new byte[TransformEvent.MOST_BYTES + 1], SENT);
        assertThat(large.violations().getFirst()).contains("6 MiB");
    }

    @Test
    void aRequestTakesNoMoreThanFits() {
        byte[] large = new byte[1 << 20];
        List<BenchRecord> records = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> new BenchRecord(BenchRecord.id(i), large, Instant.EPOCH, null))
                .toList();
        List<BenchRecord> fitting = TransformEvent.fitting(records);
        assertThat(fitting).hasSize(4);
        assertThat(TransformEvent.of(fitting, "us-east-1", "1", null)).hasSizeLessThan(TransformEvent.MOST_BYTES);
    }

    @Test
    void partitionKeysAreFoundAsFirehoseFindsThem() {
        List<BenchRecord> records = PastedRecords.read(
                "{\"customer\":{\"id\":\"c1\"},\"n\":1} {\"customer\":{}}\n{\"customer\":{\"id\":7}}", Instant.EPOCH);
        assertThat(records).hasSize(3);
        JqTransform jq = JqTransform.parse("{customer: .customer.id}");
        assertThat(jq.apply(records.get(0)).partitionKeys()).isEqualTo(Map.of("customer", "c1"));
        assertThat(jq.apply(records.get(1)).problem()).contains("customer is null");
        assertThat(jq.apply(records.get(2)).partitionKeys()).isEqualTo(Map.of("customer", "7"));
        assertThat(jq.apply(SENT.getFirst()).problem()).contains("no JSON");
        assertThat(JqTransform.parse(".n").apply(records.getFirst()).problem()).contains("must give one object");
    }

    private static String problem(TransformAnswer answer, int at) {
        return answer.results().get(at).problem();
    }

    private static TransformAnswer read(String text) {
        return TransformAnswer.read(text.getBytes(StandardCharsets.UTF_8), SENT);
    }

    private static String record(int at, String rest) {
        return "{\"recordId\":\"" + BenchRecord.id(at) + "\"," + rest + "}";
    }
}
