package dev.weir.broker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** Whatever a model object holds is read back as it was written: each request and answer of Kinesis, in each format. */
class CodecRoundTripTest {

    private static final String MODEL = "software.amazon.awssdk.services.kinesis.model.";

    static List<String> types() throws Exception {
        List<String> types = new ArrayList<>();
        try (InputStream file = ModelFile.class.getResourceAsStream("kinesis.json")) {
            JsonNode inputs = new ObjectMapper().readTree(file).get("inputs");
            inputs.fieldNames()
                    .forEachRemaining(operation -> Stream.of("Request", "Response")
                            .filter(kind -> isKnown(operation + kind))
                            .forEach(kind -> types.add(operation + kind)));
        }
        assertThat(types).hasSizeGreaterThan(60);
        return types;
    }

    /** The SDK may be older than the model and lack its newest operations. */
    private static boolean isKnown(String type) {
        return PutRecordsRequest.class.getClassLoader().getResource((MODEL + type).replace('.', '/') + ".class")
                != null;
    }

    private static SdkPojo builder(String type) throws Exception {
        return (SdkPojo) Class.forName(MODEL + type).getMethod("builder").invoke(null);
    }

    private static HttpRequest request(byte[] body) {
        return new HttpRequest("POST", "/", "", Map.of(), body, false, "127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("types")
    void documents(String type) throws Exception {
        SdkPojo filled = Filled.fill(builder(type));
        for (Protocol protocol :
                List.of(DocumentProtocol.JSON_1_1, DocumentProtocol.CBOR_1_1, DocumentProtocol.RPC_V2_CBOR)) {
            HttpAnswer written = protocol.answer("Any", filled, "id");
            byte[] body = new byte[written.body().remaining()];
            written.body().get(body);
            if (filled.sdkFields().isEmpty()) {
                assertThat(body).as("what has no members has no body").isEmpty();
                continue;
            }
            SdkPojo read = builder(type);
            protocol.read(request(body), read, NewerMembers.NONE);
            assertThat(((Buildable) read).build())
                    .as(written.headers().get("Content-Type"))
                    .isEqualTo(filled);
        }
    }
}
