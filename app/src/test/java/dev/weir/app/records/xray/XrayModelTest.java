package dev.weir.app.records.xray;

import static dev.weir.app.records.xray.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.tail.TailedRecord;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionRequest;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.GlueException;

class XrayModelTest {

    private static final UUID VERSION = UUID.fromString("b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63");

    private Function<GetSchemaVersionRequest, GetSchemaVersionResponse> registry = request -> {
        throw EntityNotFoundException.builder().message("no such version").build();
    };
    private int asked;

    private final TestWorkspace workspace = new TestWorkspace(
            TestWorkspace.connection(Connection.Kind.EMBEDDED),
            clients(),
            new DirectBackground(),
            null,
            InstantSource.system());
    private String stream = "orders";
    private final XrayModel model = new XrayModel(workspace, () -> stream);

    private Clients clients() {
        GlueClient glue = new GlueClient() {
            @Override
            public GetSchemaVersionResponse getSchemaVersion(GetSchemaVersionRequest request) {
                asked++;
                return registry.apply(request);
            }

            @Override
            public String serviceName() {
                return "glue";
            }

            @Override
            public void close() {}
        };
        return (Clients) Proxy.newProxyInstance(
                Clients.class.getClassLoader(), new Class<?>[] {Clients.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("glue")) {
                        return glue;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static TailedRecord record(String number, byte[] data) {
        return new TailedRecord(0, "shardId-000000000000", number, "k", data);
    }

    private static byte[] registered(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(3);
        out.write(5);
        out.writeBytes(ByteBuffer.allocate(16)
                .putLong(VERSION.getMostSignificantBits())
                .putLong(VERSION.getLeastSignificantBits())
                .array());
        out.writeBytes(Fixtures.zlib(payload));
        return out.toByteArray();
    }

    @Test
    void aChoiceIsRememberedForTheStreamAndForNoOther() {
        model.show(record("1", utf8(Fixtures.ORDER)));
        assertThat(model.layer().get().kind()).isEqualTo(Kind.JSON);
        model.decodeAs(model.layer().get(), Choice.of(Kind.TEXT));
        assertThat(model.layer().get().kind()).isEqualTo(Kind.TEXT);
        XrayModel later = new XrayModel(workspace, () -> "orders");
        later.show(record("2", utf8(Fixtures.ORDER)));
        assertThat(later.layer().get().kind()).isEqualTo(Kind.TEXT);
        XrayModel elsewhere = new XrayModel(workspace, () -> "other");
        elsewhere.show(record("2", utf8(Fixtures.ORDER)));
        assertThat(elsewhere.layer().get().kind()).isEqualTo(Kind.JSON);
        later.decodeAs(later.layer().get(), null);
        model.show(record("3", utf8(Fixtures.ORDER)));
        XrayModel again = new XrayModel(workspace, () -> "orders");
        again.show(record("4", utf8(Fixtures.ORDER)));
        assertThat(again.layer().get().kind()).isEqualTo(Kind.JSON);
    }

    @Test
    void aSchemaIsKeptForTheStream(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("order.avsc"), Fixtures.AVRO.toString());
        model.show(record("1", Fixtures.avroDatum()));
        assertThat(model.layer().get().kind()).isNotEqualTo(Kind.AVRO_DATUM);
        model.giveSchema(file);
        assertThat(model.layer().get().kind()).isEqualTo(Kind.AVRO_DATUM);
        XrayModel later = new XrayModel(workspace, () -> "orders");
        later.show(record("2", Fixtures.avroDatum()));
        assertThat(later.layer().get().kind()).isEqualTo(Kind.AVRO_DATUM);
        later.takeSchema("order.avsc");
        assertThat(later.layer().get().kind()).isNotEqualTo(Kind.AVRO_DATUM);
    }

    @Test
    void whatIsNoSchemaIsRefusedWithTheReason(@TempDir Path folder) throws Exception {
        model.show(record("1", Fixtures.avroDatum()));
        model.giveSchema(Files.writeString(folder.resolve("a.avsc"), "{\"no\": \"schema\"}"));
        assertThat(workspace.said().getLast()).startsWith("a.avsc can't be used as a schema.");
        assertThat(model.schemas().all()).isEmpty();
    }

    @Test
    void theRegistryIsAskedOnceAndItsSchemaUsed() {
        registry = request -> GetSchemaVersionResponse.builder()
                .schemaVersionId(request.schemaVersionId())
                .dataFormat("AVRO")
                .schemaDefinition(Fixtures.AVRO.toString())
                .build();
        model.show(record("1", registered(Fixtures.avroDatum())));
        assertThat(model.xray().get().layers()).extracting(Layer::kind).containsExactly(Kind.GLUE, Kind.AVRO_DATUM);
        model.show(record("2", registered(Fixtures.avroDatum())));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aRegistryThatRefusesOrDoesNotKnowIsSaid(@TempDir Path folder) throws Exception {
        model.show(record("1", registered(Fixtures.avroDatum())));
        assertThat(model.xray().get().layers().getFirst().says()).contains("does not know this version");
        registry = request -> {
            throw GlueException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDeniedException")
                            .errorMessage("not allowed")
                            .build())
                    .statusCode(400)
                    .build();
        };
        model.askRegistryAgain();
        assertThat(model.xray().get().layers().getFirst().says())
                .contains("gave no schema")
                .contains("Give the schema by hand");
        model.giveSchema(Files.writeString(folder.resolve("order.avsc"), Fixtures.AVRO.toString()));
        assertThat(model.xray().get().last().kind()).isEqualTo(Kind.AVRO_DATUM);
    }

    @Test
    void aByteChoosesItsFieldAndAFieldItsBytes() {
        model.show(record("1", utf8(Fixtures.ORDER)));
        Field tree = model.layer().get().decoded().tree();
        model.selectByte(model.source().get(), Fixtures.ORDER.indexOf("A-1"));
        assertThat(Fields.path(model.selection().get().way())).isEqualTo("$.items[0].sku");
        model.select(List.of(tree, tree.children().getFirst()));
        assertThat(model.selection().get().bytes().copy()).isEqualTo(utf8("17"));
    }

    @Test
    void theLookStaysAtTheLayerWhosePartIsChanged() {
        model.show(record("1", Fixtures.resource("kpl-three.bin")));
        Layer kpl = model.xray().get().layers().getFirst();
        model.open(kpl, 2);
        assertThat(model.xray().get().layers()).hasSize(3);
        assertThat(model.layer().get()).isEqualTo(model.xray().get().last());
        model.look(model.xray().get().layers().getFirst());
        model.open(model.layer().get(), 1);
        assertThat(model.layer().get().kind()).isEqualTo(Kind.KPL);
    }

    @Test
    void whatAFieldHoldsIsOpenedWhenItIsAskedForAndClosedAgain() {
        String inner = "{\"status\":\"paid\",\"note\":\"eyJhIjoxLCJiIjpbMl19\"}";
        String outer = "{\"id\":7,\"word\":\"ConsoleLoginUser\",\"list\":[\"plain\",\"" + inner.replace("\"", "\\\"")
                + "\"],\"empty\":\"{}\"}";
        model.show(record("1", outer.getBytes(StandardCharsets.UTF_8)));
        assertThat(kinds()).containsExactly(Kind.JSON);
        Layer json = model.layer().get();
        assertThat(json.decoded().parts()).extracting(Part::name).containsExactly("$.list[1] · JSON");

        model.open(json, 0);
        assertThat(kinds()).containsExactly(Kind.JSON, Kind.JSON);
        Layer opened = model.layer().get();
        assertThat(new String(opened.bytes().copy(), StandardCharsets.UTF_8)).isEqualTo(inner);
        assertThat(opened.decoded().parts()).extracting(Part::name).containsExactly("$.note · Base64");

        model.open(opened, 0);
        assertThat(kinds()).containsExactly(Kind.JSON, Kind.JSON, Kind.BASE64, Kind.JSON);
        assertThat(new String(model.layer().get().bytes().copy(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":1,\"b\":[2]}");

        model.open(model.xray().get().layers().getFirst(), -1);
        assertThat(kinds()).containsExactly(Kind.JSON);
    }

    private List<Kind> kinds() {
        return model.xray().get().layers().stream().map(Layer::kind).toList();
    }
}
