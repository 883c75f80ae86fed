package dev.weir.app.journey;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import dev.weir.app.journey.JourneyModel.Phase;
import dev.weir.app.pipeline.Refusing;
import dev.weir.app.pipeline.SampleAccount;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.shell.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;

/** The model over the real broker: what it tells is held against the object itself. */
class JourneyModelTest {

    private static final String TUMBLE =
            "SELECT * FROM TUMBLE(TABLE orders, DESCRIPTOR(approximate_arrival_timestamp), INTERVAL '1' MINUTE)";

    @Test
    void aRecordIsFollowedToItsBytesInItsObject() throws Exception {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            SampleAccount account = new SampleAccount(broker.clients());
            account.stream("orders");
            account.delivery("orders-to-s3", "orders", "lake", "in/", CompressionFormat.UNCOMPRESSED);
            account.put("orders", "a", "{\"order\":1}\n");
            Place.Journey asked = put(broker.clients(), "b", "{\"order\":\"the one\"}\n");
            account.put("orders", "c", "{\"order\":3}\n");
            JourneyModel model = new JourneyModel(broker.workspace(), () -> List.of(new Statement(TUMBLE)));

            eventually("nothing else is left", () -> {
                refresh(model, asked);
                return hop(model, HopKind.OBJECT).certainty() == Certainty.EXACT;
            });
            Hop object = hop(model, HopKind.OBJECT);

            assertThat(model.phase().get()).isEqualTo(Phase.DONE);
            assertThat(model.hops().get())
                    .extracting(Hop::kind)
                    .containsExactly(
                            HopKind.PUT, HopKind.SHARD, HopKind.WINDOW, HopKind.BUFFER, HopKind.OBJECT, HopKind.AUDIT);
            assertThat(hop(model, HopKind.PUT).certainty()).isEqualTo(Certainty.EXACT);
            assertThat(fact(hop(model, HopKind.SHARD), "Sequence number")).isEqualTo(asked.sequenceNumber());
            assertThat(fact(hop(model, HopKind.SHARD), "Hash key"))
                    .isEqualTo(RecordFinder.hash("b").toString());
            assertThat(hop(model, HopKind.WINDOW).certainty()).isEqualTo(Certainty.INFERRED);
            assertThat(fact(hop(model, HopKind.WINDOW), "TUMBLE")).contains(":00 UTC – ");
            assertThat(object.when())
                    .isAfterOrEqualTo(hop(model, HopKind.PUT).when().minusSeconds(1));
            assertThat(bytes(broker.clients(), object)).isEqualTo("{\"order\":\"the one\"}\n");
            assertThat(fact(object, "Searched")).matches("\\d+ objects?, .*");
            assertThat(hop(model, HopKind.AUDIT).certainty()).isEqualTo(Certainty.UNKNOWN);
        }
    }

    @Test
    void inACompressedObjectThePlaceIsThatAfterDecompression() throws Exception {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            SampleAccount account = new SampleAccount(broker.clients());
            account.stream("orders");
            account.delivery("orders-to-s3", "orders", "lake", "in/", CompressionFormat.GZIP);
            account.put("orders", "a", "before,");
            Place.Journey asked = put(broker.clients(), "b", "sought");
            JourneyModel model = new JourneyModel(broker.workspace(), List::of);

            Hop object = delivered(model, asked);

            String range = fact(object, "Bytes, decompressed");
            Place.Objects place = (Place.Objects) object.place();
            try (InputStream gzip = new GZIPInputStream(broker.clients()
                    .s3()
                    .getObject(request -> request.bucket(place.bucket()).key(place.prefix())))) {
                byte[] all = gzip.readAllBytes();
                int from = Integer.parseInt(range.split(" – ")[0]);
                assertThat(new String(all, from, 6, StandardCharsets.UTF_8)).isEqualTo("sought");
            }
        }
    }

    @Test
    void equalRecordsCannotBeToldApartWhichIsSaid() throws Exception {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            SampleAccount account = new SampleAccount(broker.clients());
            account.stream("orders");
            account.delivery("orders-to-s3", "orders", "lake", "in/", CompressionFormat.UNCOMPRESSED);
            Place.Journey asked = put(broker.clients(), "a", "the same");
            account.put("orders", "a", "the same");
            JourneyModel model = new JourneyModel(broker.workspace(), List::of);

            eventually("both are found", () -> {
                refresh(model, asked);
                Hop object = hop(model, HopKind.OBJECT);
                return object.reason().startsWith("Equal bytes are in 2 places")
                        && object.certainty() == Certainty.INFERRED;
            });
        }
    }

    @Test
    void theEventOfThePutIsFoundInTheLogFilesOfATrailThatRecordsDataEvents() throws Exception {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            SampleAccount account = new SampleAccount(broker.clients());
            account.stream("orders");
            CloudTrailClient trails = broker.clients().cloudTrail();
            broker.clients().s3().createBucket(request -> request.bucket("trails"));
            trails.createTrail(
                    request -> request.name("puts").s3BucketName("trails").s3KeyPrefix("audit"));
            trails.putEventSelectors(request -> request.trailName("puts")
                    .advancedEventSelectors(selector -> selector.name("puts")
                            .fieldSelectors(
                                    field -> field.field("eventCategory").equalsValue("Data"),
                                    field -> field.field("resources.type").equalsValue("AWS::Kinesis::Stream"))));
            trails.startLogging(request -> request.name("puts"));
            account.put("orders", "a", "before");
            Place.Journey asked = put(broker.clients(), "b", "the one");
            account.put("orders", "c", "after");
            // Ending it delivers what there is, which otherwise takes minutes.
            trails.stopLogging(request -> request.name("puts"));
            JourneyModel model = new JourneyModel(broker.workspace(), List::of);

            eventually("the log file has the event", () -> {
                refresh(model, asked);
                return hop(model, HopKind.AUDIT).certainty() == Certainty.EXACT;
            });

            Hop audit = hop(model, HopKind.AUDIT);
            assertThat(audit.title()).isEqualTo("PutRecord");
            assertThat(audit.when())
                    .isBetween(
                            hop(model, HopKind.PUT).when().minusSeconds(2),
                            hop(model, HopKind.PUT).when().plusSeconds(2));
            assertThat(fact(audit, "With")).contains("aws-sdk-java");
            assertThat(audit.place()).isInstanceOfSatisfying(Place.Objects.class, place -> {
                assertThat(place.bucket()).isEqualTo("trails");
                assertThat(place.prefix()).startsWith("audit/AWSLogs/").endsWith(".json.gz");
                assertThat(log(broker.clients(), place)).contains(asked.sequenceNumber());
            });
        }
    }

    private static String log(SdkClients clients, Place.Objects place) {
        try (InputStream gzip = new GZIPInputStream(
                clients.s3().getObject(request -> request.bucket(place.bucket()).key(place.prefix())))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onAwsTheSameIsInferred() throws Exception {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            SampleAccount account = new SampleAccount(broker.clients());
            account.stream("orders");
            account.delivery("orders-to-s3", "orders", "lake", "in/", CompressionFormat.UNCOMPRESSED);
            Place.Journey asked = put(broker.clients(), "a", "only once");
            TestWorkspace aws = new TestWorkspace(
                    TestWorkspace.connection(Connection.Kind.TEST),
                    broker.clients(),
                    broker.background(),
                    broker.workspace().throughput(),
                    Instant::now);
            JourneyModel model = new JourneyModel(foreign(aws), List::of);

            Hop object = delivered(model, asked);

            assertThat(object.certainty()).isEqualTo(Certainty.INFERRED);
            assertThat(object.reason()).contains("s after the arrival and holds a record with equal bytes");
        }
    }

    @Test
    void whatMayNotBeReadIsUnknownAndTheRestIsTold() throws Exception {
        try (BrokerWorkspace broker =
                new BrokerWorkspace(base -> Refusing.services(base, Set.of("s3", "cloudTrail")))) {
            SampleAccount account = new SampleAccount(broker.clients());
            account.stream("orders");
            account.delivery("orders-to-s3", "orders", "lake", "in/", CompressionFormat.UNCOMPRESSED);
            Place.Journey asked = put(broker.clients(), "a", "x");
            JourneyModel model = new JourneyModel(broker.workspace(), List::of);

            model.open(asked);

            assertThat(model.phase().get()).isEqualTo(Phase.DONE);
            assertThat(hop(model, HopKind.BUFFER).certainty()).isEqualTo(Certainty.INFERRED);
            assertThat(hop(model, HopKind.OBJECT).certainty()).isEqualTo(Certainty.UNKNOWN);
            assertThat(hop(model, HopKind.OBJECT).reason()).contains("not allowed");
            assertThat(hop(model, HopKind.AUDIT).reason()).contains("not allowed");
        }
    }

    @Test
    void aRecordThatIsGoneIsUnknown() {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            new SampleAccount(broker.clients()).stream("orders");
            JourneyModel model = new JourneyModel(broker.workspace(), List::of);

            model.open(new Place.Journey("no-such-stream", "shardId-000000000000", "1"));

            assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
            assertThat(model.failure().get().what()).isNotEmpty();
        }
    }

    private static Place.Journey put(SdkClients clients, String key, String text) {
        PutRecordResponse answer = clients.kinesis()
                .putRecord(request ->
                        request.streamName("orders").partitionKey(key).data(SdkBytes.fromUtf8String(text)));
        return new Place.Journey("orders", answer.shardId(), answer.sequenceNumber());
    }

    /** Looks until the object is there. */
    private static Hop delivered(JourneyModel model, Place.Journey asked) {
        eventually("the object is found", () -> {
            refresh(model, asked);
            return hop(model, HopKind.OBJECT).when() != null;
        });
        return hop(model, HopKind.OBJECT);
    }

    private static void refresh(JourneyModel model, Place.Journey asked) {
        model.open(asked);
        model.refresh();
        assertThat(model.failure().get()).isNull();
    }

    private static Hop hop(JourneyModel model, HopKind kind) {
        return model.hops().get().stream()
                .filter(hop -> hop.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static String fact(Hop hop, String name) {
        return hop.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** What stands in the range of bytes that the hop tells, read by a ranged GetObject. */
    private static String bytes(SdkClients clients, Hop object) {
        String[] range = fact(object, "Bytes").replace(",", "").split(" – ");
        Place.Objects place = (Place.Objects) object.place();
        return clients.s3()
                .getObjectAsBytes(request ->
                        request.bucket(place.bucket()).key(place.prefix()).range("bytes=" + range[0] + "-" + range[1]))
                .asUtf8String();
    }

    private static TestWorkspace foreign(TestWorkspace workspace) {
        assertThat(workspace.connection().embedded()).isFalse();
        return workspace;
    }

    private record Statement(String text) implements RunningQuery {

        @Override
        public String id() {
            return "1";
        }

        @Override
        public Instant begun() {
            return Instant.EPOCH;
        }

        @Override
        public void cancel() {}
    }
}
