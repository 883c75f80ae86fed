package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ChunkSignatures;
import dev.weir.broker.call.Content;
import dev.weir.broker.call.ContentAnswer;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import dev.weir.broker.http.Listener;
import dev.weir.broker.http.UnreadBody;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;

/** S3's REST and XML: requests in path, query, headers and body; answers in headers and body. One object serves one request. */
final class RestXmlProtocol implements Protocol {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final byte[] NO_XML = {};

    private final HttpRequest http;
    private final @Nullable S3Address address;
    private final @Nullable AwsException unreadable;
    private final @Nullable S3Content content;

    RestXmlProtocol(HttpRequest http, S3Address address) {
        this.http = http;
        this.address = address;
        this.unreadable = null;
        UnreadBody unread = http.unread();
        this.content = unread == null ? null : S3Content.of(http, unread);
    }

    /** For a request whose address cannot be read. */
    RestXmlProtocol(HttpRequest http, AwsException unreadable) {
        this.http = http;
        this.address = null;
        this.unreadable = unreadable;
        this.content = null;
    }

    /** Lets the body's chunks be held against their signatures. */
    void verify(ChunkSignatures signatures) {
        if (content != null) {
            content.verify(signatures);
        }
    }

    /** Why the address cannot be read; null if it can. */
    @Nullable AwsException unreadable() {
        return unreadable;
    }

    @Override
    public void read(HttpRequest request, SdkPojo into, NewerMembers newer) {
        if (address != null) {
            new RestHeaders(http, address).read(into);
        }
        SdkField<?> payload = payload(into);
        if (payload != null) {
            byte[] xml = xml();
            if (xml.length > 0) {
                XmlReader.read(xml, payload, into);
            }
        }
    }

    private static @Nullable SdkField<?> payload(SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                return field;
            }
        }
        return null;
    }

    private byte[] xml() {
        if (content == null) {
            return NO_XML;
        }
        try {
            byte[] xml = content.stream().readNBytes(Listener.MAX_BODY_BYTES + 1);
            if (xml.length > Listener.MAX_BODY_BYTES) {
                throw AwsException.of("MaxMessageLengthExceeded", "Your request was too big.");
            }
            return xml;
        } catch (Content.Refused e) {
            throw e.error();
        } catch (IOException e) {
            throw S3Content.incomplete();
        }
    }

    @Override
    public @Nullable Content content(HttpRequest request) {
        return content;
    }

    @Override
    public HttpAnswer answer(String operation, SdkPojo response, String requestId) {
        Map<String, String> headers = headers(response, requestId);
        if (http.method().equals("HEAD")) {
            return HttpAnswer.sized(RestStatus.of(operation, headers), headers, length(headers), _ -> {});
        }
        String xml = body(operation, response);
        if (xml.isEmpty()) {
            return HttpAnswer.sized(RestStatus.of(operation, headers), headers, 0, _ -> {});
        }
        return HttpAnswer.of(RestStatus.of(operation, headers), "application/xml", DECLARATION + xml)
                .with(headers);
    }

    private static long length(Map<String, String> headers) {
        String length = headers.remove("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private static String body(String operation, SdkPojo response) {
        StringBuilder xml = new StringBuilder();
        XmlWriter writer = XmlWriter.ofMillis(xml);
        for (SdkField<?> field : response.sdkFields()) {
            Object value = field.getValueOrDefault(response);
            if (field.containsTrait(PayloadTrait.class) && value instanceof SdkPojo payload) {
                writer.writeRoot(field.unmarshallLocationName(), NAMESPACE, payload);
                return xml.toString();
            }
            if (field.containsTrait(PayloadTrait.class) && value instanceof String text) {
                return "<" + field.locationName() + " xmlns=\"" + NAMESPACE + "\">" + Xml.escape(text) + "</"
                        + field.locationName() + ">";
            }
        }
        boolean any = response.sdkFields().stream().anyMatch(field -> field.location() == MarshallLocation.PAYLOAD);
        if (any) {
            writer.writeRoot(RestStatus.rootOf(operation), NAMESPACE, response);
        }
        return xml.toString();
    }

    @Override
    public HttpAnswer content(String operation, ContentAnswer response, String requestId) {
        Map<String, String> headers = headers(response.head(), requestId);
        headers.remove("Content-Length");
        return HttpAnswer.sized(
                RestStatus.of(operation, headers),
                headers,
                response.body().length(),
                out -> BytesOut.write(response.body(), out));
    }

    private static Map<String, String> headers(SdkPojo response, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>(RestHeaders.of(response));
        headers.put("x-amz-request-id", requestId);
        return headers;
    }

    @Override
    public HttpAnswer error(AwsException error, String requestId) {
        return RestErrors.answer(http, error, requestId);
    }
}
