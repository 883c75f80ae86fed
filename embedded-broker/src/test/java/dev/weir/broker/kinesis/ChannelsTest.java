package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.ManualBroker;
import dev.weir.broker.s3.S3Clients;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Channels, asked byte by byte: the SDK in use does not know them. */
class ChannelsTest {

    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:channel/";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private ManualBroker broker;
    private S3Client s3;

    @BeforeEach
    void start() throws Exception {
        open();
        broker.active("orders", 2);
        s3.createBucket(r -> r.bucket("lake"));
    }

    private void open() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        broker = new ManualBroker(BrokerConfig.in(data).withLimits(false));
        s3 = S3Clients.sync(broker.endpoint());
    }

    @AfterEach
    void end() {
        s3.close();
        broker.close();
    }

    private static String body(String name, String format, String storage) {
        return "{'ChannelName':'" + name + "','ServiceExecutionRoleARN':'arn:aws:iam::000000000000:role/r',"
                + "'StreamConfigurationList':[{'StreamARN':'" + ManualBroker.arn("orders")
                + "','RecordConfiguration':{'RecordFormatType':'" + format + "'}}],"
                + "'S3DestinationConfiguration':{'DataFreshnessInSeconds':60,'StorageConfiguration':{"
                + "'BucketARN':'arn:aws:s3:::lake','ExpectedBucketOwner':'000000000000'," + storage + "}}}";
    }

    private JsonNode described(String name) {
        return broker.ok("DescribeChannel", "{'ChannelARN':'" + ARN + name + "'}")
                .path("ChannelDescription");
    }

    private void put(String data) {
        broker.ok(
                "PutRecord",
                "{'StreamName':'orders','PartitionKey':'" + data.hashCode() + "','Data':'"
                        + Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)) + "'}");
    }

    /** Lets a minute pass and then second after second, until so many objects are there. */
    private List<String> delivered(String prefix, int count) throws Exception {
        broker.time.advance(Duration.ofSeconds(60));
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            List<String> keys = s3.listObjectsV2(r -> r.bucket("lake").prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .toList();
            if (keys.size() >= count || Instant.now().isAfter(end)) {
                assertThat(keys).hasSize(count);
                return keys;
            }
            broker.time.advance(Duration.ofSeconds(1));
            Thread.sleep(5); // the round runs on a thread of its own
        }
    }

    private byte[] object(String key) {
        return s3.getObjectAsBytes(r -> r.bucket("lake").key(key)).asByteArray();
    }

    @Test
    void theLifeOfAChannel() throws Exception {
        put("{\"before\":1}");
        JsonNode made = broker.ok("CreateChannel", body("c", "JSON", "'CompressionType':'NONE'"))
                .path("ChannelDescription");
        assertThat(made.path("ChannelStatus").asText()).isEqualTo("CREATING");
        assertThat(made.path("ChannelARN").asText()).isEqualTo(ARN + "c");
        broker.settle();
        assertThat(described("c").path("ChannelStatus").asText()).isEqualTo("ACTIVE");
        assertThat(described("c")
                        .at("/S3DestinationConfiguration/DataFreshnessInSeconds")
                        .asInt())
                .isEqualTo(60);
        assertThat(broker.summary("orders").path("ChannelCount").asInt()).isEqualTo(1);
        assertThat(broker.call("CreateChannel", body("c", "JSON", "'CompressionType':'NONE'"))
                        .told())
                .startsWith("ResourceInUseException");
        assertThat(broker.call("DeleteStream", "{'StreamName':'orders'}").told())
                .startsWith("ResourceInUseException");
        for (int i = 0; i < 20; i++) {
            put("{\"n\":" + i + "}");
        }
        put("no json");
        List<String> keys = delivered("orders/", 1);
        assertThat(new String(object(keys.getFirst()), StandardCharsets.UTF_8).split("\n"))
                .hasSize(20)
                .contains("{\"n\":0}", "{\"n\":19}");
        List<String> dead = delivered("error/c/", 1);
        assertThat(new String(object(dead.getFirst()), StandardCharsets.UTF_8))
                .contains(Base64.getEncoder().encodeToString("no json".getBytes(StandardCharsets.UTF_8)));

        // It goes on after a restart where it was, and in the shards that come of a split.
        end();
        open();
        broker.ok(
                "SplitShard",
                "{'StreamName':'orders','ShardToSplit':'shardId-000000000000','NewStartingHashKey':'1000'}");
        broker.settle();
        put("{\"later\":1}");
        assertThat(delivered("orders/", 2).stream().map(key -> new String(object(key), StandardCharsets.UTF_8)))
                .contains("{\"later\":1}\n");

        JsonNode updated = broker.ok(
                "UpdateChannel",
                "{'ChannelARN':'" + ARN + "c','S3DestinationConfiguration':{'DataFreshnessInSeconds':120}}");
        assertThat(updated.at("/ChannelDescription/ChannelStatus").asText()).isEqualTo("UPDATING");
        broker.settle();
        assertThat(described("c")
                        .at("/S3DestinationConfiguration/DataFreshnessInSeconds")
                        .asInt())
                .isEqualTo(120);
        broker.ok("TagResource", "{'ResourceARN':'" + ARN + "c','Tags':{'k':'v'}}");
        assertThat(broker.ok("ListTagsForResource", "{'ResourceARN':'" + ARN + "c'}")
                        .at("/Tags/0/Key")
                        .asText())
                .isEqualTo("k");
        assertThat(broker.ok("ListChannels", "{'StreamFilter':[{'StreamARN':'" + ManualBroker.arn("orders") + "'}]}")
                        .at("/ChannelSummaries/0/ChannelName")
                        .asText())
                .isEqualTo("c");
        broker.call("DeleteChannel", "{'ChannelARN':'" + ARN + "c'}");
        assertThat(described("c").path("ChannelStatus").asText()).isEqualTo("DELETING");
        broker.settle();
        assertThat(broker.call("DescribeChannel", "{'ChannelARN':'" + ARN + "c'}")
                        .told())
                .startsWith("ResourceNotFoundException");
        broker.ok("ListChannels", "{}");
    }

    @Test
    void formsAndPages() throws Exception {
        broker.ok("CreateChannel", body("gzip", "STRING", "'CompressionType':'GZIP','OutputKeyTemplate':'g/'"));
        broker.ok("CreateChannel", body("zstd", "BYTE_ARRAY", "'CompressionType':'ZSTD','OutputKeyTemplate':'z/'"));
        broker.settle();
        put("one");
        String gzip = delivered("g/", 1).getFirst();
        assertThat(gzip).endsWith(".txt.gz");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(object(gzip)))).hasContent("one\n");
        String zstd = delivered("z/", 1).getFirst();
        assertThat(zstd).endsWith(".bin.zst");
        assertThat(new ZstdInputStream(new ByteArrayInputStream(object(zstd)))).hasContent("one");
        JsonNode page = broker.ok("ListChannels", "{'MaxResults':1}");
        assertThat(page.path("ChannelSummaries")).hasSize(1);
        assertThat(broker.ok(
                                "ListChannels",
                                "{'NextToken':'" + page.path("NextToken").asText() + "'}")
                        .at("/ChannelSummaries/0/ChannelName")
                        .asText())
                .isEqualTo("zstd");
    }

    @Test
    void aBucketThatIsNotThere() {
        broker.ok(
                "CreateChannel",
                body("lost", "JSON", "'CompressionType':'NONE'").replace("s3:::lake", "s3:::no-such-bucket"));
        broker.settle();
        assertThat(described("lost").path("ChannelStatus").asText()).isEqualTo("FAILED");
        assertThat(described("lost").path("ChannelStatusReason").asText())
                .isEqualTo("The bucket no-such-bucket does not exist.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'RecordFormatType':'JSON' | 'RecordFormatType':'GSR_JSON' | InvalidArgumentException",
                "'RecordFormatType':'JSON' | 'RecordFormatType':'XML' | ValidationException",
                "'DataFreshnessInSeconds':60 | 'DataFreshnessInSeconds':0 | InvalidArgumentException",
                "'CompressionType':'NONE' | 'CompressionType':'NONE','OutputKeyTemplate':'!{no}' | InvalidArgumentException",
                "stream/orders | stream/absent | ResourceNotFoundException",
                "'ChannelName':'x' | 'ChannelName':'a b' | ValidationException",
                "'CompressionType':'NONE' | 'StorageClass':'STANDARD' | ValidationException"
            })
    void refusals(String right, String wrong, String code) {
        String body = body("x", "JSON", "'CompressionType':'NONE'");
        assertThat(body).contains(right);
        assertThat(broker.call("CreateChannel", body.replace(right, wrong)).told())
                .startsWith(code);
    }
}
