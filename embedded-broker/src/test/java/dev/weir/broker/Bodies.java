package dev.weir.broker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.util.Map;

/** Requests' bodies for {@link RawHttp}. */
final class Bodies {

    private Bodies() {}

    static byte[] subscribe(String format, String consumerArn, String position) throws IOException {
        ObjectMapper mapper = format.contains("cbor") ? new ObjectMapper(new CBORFactory()) : new ObjectMapper();
        return mapper.writeValueAsBytes(
                Map.of("ConsumerARN", consumerArn, "ShardId", "0", "StartingPosition", Map.of("Type", position)));
    }
}
