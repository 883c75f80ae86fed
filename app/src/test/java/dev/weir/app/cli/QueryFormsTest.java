package dev.weir.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.DataFormat;

/** Streams whose records are no JSON, from the command line: nothing has to be said about them. */
class QueryFormsTest {

    private static final UUID NOBODYS = new UUID(0x4000, 0x8000000000000000L);

    private final BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        broker.close();
    }

    private void put(String stream, SdkBytes data) {
        broker.kinesis()
                .putRecord(
                        request -> request.streamName(stream).partitionKey("a").data(data));
    }

    private void query(String statement, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "query",
                statement,
                "--endpoint",
                String.valueOf(broker.connection().endpoint())));
        arguments.addAll(List.of(more));
        CommandLine command = new CommandLine(new WeirCommand());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        assertThat(command.execute(arguments.toArray(String[]::new)))
                .as(err.toString())
                .isZero();
    }

    private void lines() {
        broker.create("lines", 1);
        for (String line : new String[] {"id;note", "1;a", "2;d, e", "3;"}) {
            put("lines", SdkBytes.fromUtf8String(line));
        }
    }

    @Test
    void linesOfValuesAreAskedAndPrintedAsSuch() {
        lines();
        query("SELECT id, note FROM lines ORDER BY id", "--format", "csv");
        assertThat(out).hasToString("id,note\r\n1,a\r\n2,\"d, e\"\r\n3,\r\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void linesOfValuesAreWatchedWithTheirMarksFirst() {
        lines();
        query("SELECT id, note FROM lines", "--watch", "--format", "csv", "--rows", "3");
        assertThat(out).hasToString("op,id,note\r\n+I,1,a\r\n+I,2,\"d, e\"\r\n+I,3,\r\n");
    }

    /** One record that the registry knows and one that it does not. */
    private void cities() {
        String version = broker.clients()
                .glue()
                .createSchema(request -> request.schemaName("cities")
                        .dataFormat(DataFormat.AVRO)
                        .compatibility(Compatibility.NONE)
                        .schemaDefinition("{\"type\":\"record\",\"name\":\"City\",\"fields\":["
                                + "{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"city\",\"type\":\"string\"}]}"))
                .schemaVersionId();
        broker.create("cities", 1);
        put("cities", avro(UUID.fromString(version), 7, "Ulm"));
        put("cities", avro(NOBODYS, 8, "Nowhere"));
    }

    /** A record as producers of the Glue Schema Registry write it: a header with the version, then the datum. */
    private static SdkBytes avro(UUID version, int id, String city) {
        byte[] name = city.getBytes(StandardCharsets.UTF_8);
        ByteBuffer data = ByteBuffer.allocate(20 + name.length)
                .put((byte) 3)
                .put((byte) 0)
                .putLong(version.getMostSignificantBits())
                .putLong(version.getLeastSignificantBits())
                .put((byte) (id << 1))
                .put((byte) (name.length << 1))
                .put(name);
        return SdkBytes.fromByteArray(data.array());
    }

    @Test
    void avroIsAskedByTheSchemasOfTheRegistry() {
        cities();
        query("SELECT id, city FROM cities WHERE city IS NOT NULL", "--format", "json");
        assertThat(out.toString().strip()).isEqualTo("{\"id\":7,\"city\":\"Ulm\"}");
        assertThat(err.toString()).contains("1 of 2 records do not fit the schema", "does not know version " + NOBODYS);
    }

    @Test
    void avroIsWatchedByTheSchemasOfTheRegistry() {
        cities();
        query("SELECT id, city FROM cities", "--watch", "--format", "json", "--rows", "1");
        assertThat(out.toString().strip()).isEqualTo("{\"op\":\"+I\",\"row\":{\"id\":7,\"city\":\"Ulm\"}}");
    }
}
