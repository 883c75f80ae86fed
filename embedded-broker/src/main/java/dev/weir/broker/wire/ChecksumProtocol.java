package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.util.Map;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.SdkPojo;

/** Another protocol, each answer with the CRC-32 of its body in {@code x-amz-crc32}. */
record ChecksumProtocol(Protocol inner) implements Protocol {

    @Override
    public void read(HttpRequest http, SdkPojo into, NewerMembers newer) {
        inner.read(http, into, newer);
    }

    @Override
    public HttpAnswer answer(String operation, SdkPojo response, String requestId) {
        return checked(inner.answer(operation, response, requestId));
    }

    @Override
    public HttpAnswer error(AwsException error, String requestId) {
        return checked(inner.error(error, requestId));
    }

    private static HttpAnswer checked(HttpAnswer answer) {
        CRC32 crc = new CRC32();
        crc.update(answer.body().duplicate());
        return answer.with(Map.of("x-amz-crc32", Long.toString(crc.getValue())));
    }
}
