package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.access.AuthMode;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpHandler;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Ten thousand requests that somebody without the secret could send, made of rightly signed ones in four protocols: none gets
 * in. What holds of a request that is sent again unchanged: within the allowed difference of clocks it is good, as on AWS,
 * and after it no more.
 */
class ForgedRequestsTest {

    private static final long SEED = 20_261_126;
    private static final int REQUESTS = 10_000;
    private static final URI ADDRESS = URI.create("http://127.0.0.1:4567/");

    private final Random random = new Random(SEED);

    /** A rightly signed request. */
    private record Base(String name, Signer.Signed signed, boolean unread) {}

    private static List<Base> bases(Instant now) {
        byte[] record =
                "{\"StreamName\":\"orders\",\"PartitionKey\":\"k\",\"Data\":\"eA==\"}".getBytes(StandardCharsets.UTF_8);
        byte[] form = "Action=CreateUser&Version=2010-05-08&UserName=intruder".getBytes(StandardCharsets.UTF_8);
        byte[] object = "the whole object".getBytes(StandardCharsets.UTF_8);
        byte[] tags = "{\"Tags\":{\"a\":\"b\"}}".getBytes(StandardCharsets.UTF_8);
        return List.of(
                base(
                        "json",
                        "kinesis",
                        "POST",
                        "",
                        Map.of(
                                "x-amz-target",
                                "Kinesis_20131202.PutRecord",
                                "content-type",
                                "application/x-amz-json-1.1"),
                        record,
                        now,
                        false),
                base(
                        "query",
                        "iam",
                        "POST",
                        "",
                        Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                        form,
                        now,
                        false),
                base(
                        "rest xml",
                        "s3",
                        "PUT",
                        "bucket/an%20object",
                        Map.of("content-type", "text/plain"),
                        object,
                        now,
                        true),
                base(
                        "rest json",
                        "lambda",
                        "POST",
                        "2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Anone",
                        Map.of("content-type", "application/json"),
                        tags,
                        now,
                        false));
    }

    private static Base base(
            String name,
            String service,
            String method,
            String path,
            Map<String, String> headers,
            byte[] body,
            Instant now,
            boolean unread) {
        return new Base(
                name,
                Signer.sign(AccessBroker.root(), service, method, ADDRESS.resolve(path), headers, body, now),
                unread);
    }

    @Test
    void noneGetsIn() throws Exception {
        try (AccessBroker access = new AccessBroker(AuthMode.SIGNATURE)) {
            KinesisClient kinesis = access.asRoot(KinesisClient.builder());
            kinesis.createStream(s -> s.streamName("orders").shardCount(1));
            kinesis.waiter().waitUntilStreamExists(s -> s.streamName("orders"));
            S3Client s3 = access.s3(AccessBroker.root());
            s3.createBucket(b -> b.bucket("bucket"));
            List<Base> bases = bases(access.clock.now());
            Map<String, Integer> refused = new TreeMap<>();
            for (int i = 0; i < REQUESTS; i++) {
                Base base = bases.get(i % bases.size());
                Signer.Signed forged = forged(base.signed(), i / bases.size() % FORGERIES);
                String answer = answer(access.line(), forged, base.unread());
                assertThat(answer.substring(0, 1))
                        .as("request %d, %s, forgery %d: %s", i, base.name(), i / bases.size() % FORGERIES, answer)
                        .isEqualTo("4");
                refused.merge(base.name(), 1, Integer::sum);
            }
            assertThat(refused).hasSize(4);
            String iterator = kinesis.getShardIterator(g -> g.streamName("orders")
                            .shardId("shardId-000000000000")
                            .shardIteratorType("TRIM_HORIZON"))
                    .shardIterator();
            assertThat(kinesis.getRecords(g -> g.shardIterator(iterator)).records())
                    .isEmpty();
            assertThat(s3.listObjectsV2(b -> b.bucket("bucket")).contents()).isEmpty();
            assertThat(access.asRoot(IamClient.builder()).listUsers().users()).isEmpty();
            // The same requests as they were signed are let in, so it was the forgery that was refused.
            for (Base base : bases) {
                assertThat(answer(access.line(), base.signed(), base.unread()))
                        .as(base.name())
                        .matches("(?s)200.*|404 .*Function not found.*|404.*");
            }
            assertThat(kinesis.getRecords(g -> g.shardIterator(iterator)).records())
                    .hasSize(1);
            s3.putObject(b -> b.bucket("bucket").key("an object"), RequestBody.fromString("newer"));
            access.clock.by = Duration.ofMinutes(16);
            for (Base base : bases) {
                assertThat(answer(access.line(), base.signed(), base.unread()))
                        .startsWith("4")
                        .doesNotStartWith("404");
            }
        }
    }

    private static final int FORGERIES = 14;

    private Signer.Signed forged(Signer.Signed right, int how) {
        Map<String, String> headers = new LinkedHashMap<>(right.headers());
        byte[] body = right.body().clone();
        String path = right.path();
        String query = right.query();
        String method = right.method();
        String authorization = String.valueOf(headers.get("authorization"));
        switch (how) {
            case 0 -> body = flipped(body);
            case 1 -> body = random.nextBoolean() ? Arrays.copyOf(body, random.nextInt(body.length)) : extended(body);
            case 2 -> headers.put("authorization", flipped(authorization));
            case 3 -> headers.put("authorization", authorization.substring(0, random.nextInt(authorization.length())));
            case 4 -> headers.put("x-amz-date", flipped(String.valueOf(headers.get("x-amz-date"))));
            case 5 -> {
                List<String> signed = new ArrayList<>(headers.keySet());
                signed.removeIf(name -> !authorization.contains(name) && !name.equals("authorization"));
                headers.remove(signed.get(random.nextInt(signed.size())));
            }
            case 6 -> headers.put("x-amz-security-token", text(40));
            case 7 -> query = (query.isEmpty() ? "" : query + "&") + text(5) + "=" + text(3);
            case 8 -> path = path + text(1 + random.nextInt(5));
            case 9 -> method = method.equals("POST") ? "DELETE" : "POST";
            case 10 -> headers.put("authorization", authorization.replaceFirst("Signature=.*", "Signature=" + hex()));
            case 11 -> headers.put("authorization", authorization + ", Credential=" + text(20) + "/x");
            case 12 -> headers.put("host", text(6) + ".localhost");
            case 13 -> headers.put("x-amz-" + text(8), text(5));
            default -> throw new IllegalStateException();
        }
        return new Signer.Signed(method, path, query, headers, body);
    }

    private String text(int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String hex() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    private String flipped(String text) {
        return new String(flipped(text.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }

    private byte[] extended(byte[] bytes) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9));
        longer[bytes.length] = (byte) random.nextInt();
        return longer;
    }

    /** As the listener asks: the head first, the body then. */
    private static String answer(HttpHandler line, Signer.Signed request, boolean unread) {
        HttpAnswer early = line.refusal(request.head());
        HttpAnswer answer = early != null ? early : line.answer(request.whole(unread));
        ByteBuffer body = answer.body().duplicate();
        return answer.status() + " " + StandardCharsets.UTF_8.decode(body);
    }
}
