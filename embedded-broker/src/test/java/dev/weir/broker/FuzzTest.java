package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real requests, damaged at random: whatever arrives, the answer comes, and it is never a fault of the broker. */
class FuzzTest {

    private static final List<String> BODIES = List.of(
            "PutRecord {\"StreamName\":\"fuzz\",\"PartitionKey\":\"k\",\"Data\":\"AAEC\",\"ExplicitHashKey\":\"170\"}",
            "PutRecord {\"StreamName\":\"fuzz\",\"Data\":\"AAEC\"}",
            "PutRecords {\"StreamName\":\"fuzz\",\"Records\":[{\"Data\":\"AAEC\",\"PartitionKey\":\"a\"},{\"Data\":\"\"}]}",
            "GetShardIterator {\"StreamName\":\"fuzz\",\"ShardId\":\"shardId-000000000000\","
                    + "\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":1700000000.123}",
            "GetShardIterator {\"StreamName\":\"fuzz\",\"ShardId\":\"0\",\"ShardIteratorType\":\"AT_SEQUENCE_NUMBER\","
                    + "\"StartingSequenceNumber\":\"49590338271490256608559692538361571095921575989136588898\"}",
            "GetRecords {\"ShardIterator\":\"AAAAAAAAAAGLR1hsrjvFpg==\",\"Limit\":10}",
            "ListStreams {\"Limit\":3,\"ExclusiveStartStreamName\":\"a\"}",
            "ListShards {\"StreamName\":\"fuzz\",\"MaxResults\":3,\"ShardFilter\":{\"Type\":\"AFTER_SHARD_ID\","
                    + "\"ShardId\":\"shardId-000000000000\"}}",
            "ListShards {\"NextToken\":\"AAAAAAAAAAGLR1hsrjvFpg==\"}",
            "DescribeStream {\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/fuzz\"}",
            "SplitShard {\"StreamName\":\"fuzz\",\"ShardToSplit\":\"shardId-000000000000\",\"NewStartingHashKey\":\"10\"}",
            "MergeShards {\"StreamName\":\"fuzz\",\"ShardToMerge\":\"shardId-0\",\"AdjacentShardToMerge\":\"shardId-1\"}");

    private static final List<String> FORMS = List.of(
            "Action=GetCallerIdentity&Version=2011-06-15",
            "Action=ListMetrics&Version=2010-08-01&Namespace=AWS%2FKinesis&Dimensions.member.1.Name=StreamName",
            "Action=GetMetricData&Version=2010-08-01&StartTime=2026-11-23T10%3A00%3A00Z&EndTime=2026-11-23T11%3A00%3A00Z"
                    + "&MetricDataQueries.member.1.Id=m1&MetricDataQueries.member.1.MetricStat.Period=60"
                    + "&MetricDataQueries.member.1.MetricStat.Stat=Sum"
                    + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FKinesis"
                    + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=IncomingBytes",
            "Action=GetMetricStatistics&Version=2010-08-01&Namespace=AWS%2FKinesis&MetricName=IncomingBytes&Period=60"
                    + "&StartTime=2026-11-23T10%3A00%3A00Z&EndTime=2026-11-23T11%3A00%3A00Z&Statistics.member.1=Sum");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

    @Test
    void damagedRequests() throws Exception {
        fuzz(2_000, 20261123);
    }

    @Test
    @Tag("soak")
    void manyDamagedRequests() throws Exception {
        fuzz(100_000, System.nanoTime());
    }

    private static void fuzz(int requests, long seed) throws Exception {
        Random random = new Random(seed);
        BrokerConfig config = BrokerConfig.inMemory().withStateDelay(Duration.ZERO);
        try (Broker broker = Broker.start(config);
                RawHttp http = new RawHttp(broker.endpoint())) {
            byte[] create = "{\"StreamName\":\"fuzz\",\"ShardCount\":2}".getBytes(StandardCharsets.UTF_8);
            http.post(RawHttp.kinesisJson("CreateStream"), create);
            for (int i = 0; i < requests; i++) {
                Attempt attempt = attempt(random);
                HttpResponse<byte[]> answer = http.post(attempt.headers(), attempt.body());
                assertThat(answer.statusCode())
                        .as("seed %d, request %d: %s %s", seed, i, attempt, new String(attempt.body()))
                        .isBetween(200, 499);
                assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
            }
        }
    }

    private record Attempt(Map<String, String> headers, byte[] body) {}

    private static Attempt attempt(Random random) throws Exception {
        int format = random.nextInt(4);
        if (format == 0) {
            String form = FORMS.get(random.nextInt(FORMS.size()));
            String service = form.contains("2011-06-15") ? "sts" : "monitoring";
            Map<String, String> headers = RawHttp.headers(service, "", "application/x-www-form-urlencoded");
            headers.remove("X-Amz-Target");
            return new Attempt(headers, damaged(form.getBytes(StandardCharsets.UTF_8), random));
        }
        String[] call = BODIES.get(random.nextInt(BODIES.size())).split(" ", 2);
        boolean cbor = format == 1;
        byte[] body = cbor ? CBOR.writeValueAsBytes(JSON.readTree(call[1])) : call[1].getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = RawHttp.headers(
                "kinesis", "Kinesis_20131202." + call[0], "application/x-amz-" + (cbor ? "cbor-1.1" : "json-1.1"));
        return new Attempt(headers, damaged(body, random));
    }

    /** Up to four changes: a byte replaced, a piece cut out, repeated or moved, the end cut off. None now and then. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] body = whole;
        for (int i = random.nextInt(5); i > 0 && body.length > 1; i--) {
            int from = random.nextInt(body.length);
            int to = from + random.nextInt(Math.min(body.length - from, 12));
            body = switch (random.nextInt(5)) {
                case 0 -> replaced(body, from, (byte) random.nextInt(256));
                case 1 -> replaced(body, from, (byte) "{}[]\",:0-9.eE%&=nul".charAt(random.nextInt(19)));
                case 2 -> joined(body, from, to, body.length);
                case 3 -> joined(body, to, from, body.length);
                default -> Arrays.copyOf(body, from);
            };
        }
        return body;
    }

    private static byte[] replaced(byte[] body, int at, byte by) {
        byte[] copy = body.clone();
        copy[at] = by;
        return copy;
    }

    private static byte[] joined(byte[] body, int headEnd, int tailStart, int end) {
        List<Byte> bytes = new ArrayList<>();
        for (int i = 0; i < headEnd; i++) {
            bytes.add(body[i]);
        }
        for (int i = tailStart; i < end; i++) {
            bytes.add(body[i]);
        }
        byte[] joined = new byte[bytes.size()];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = bytes.get(i);
        }
        return joined;
    }
}
