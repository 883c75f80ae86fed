package dev.weir.broker;

import dev.weir.broker.http.HttpRequest;
import dev.weir.broker.http.UnreadBody;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests that the SDK's own signer signed, to be changed and sent by hand. */
final class Signer {

    private Signer() {}

    /** A signed request, of which a test makes others. */
    record Signed(String method, String path, String query, Map<String, String> headers, byte[] body) {

        HttpRequest head() {
            return new HttpRequest(method, path, query, headers, new byte[0], false, "127.0.0.1");
        }

        HttpRequest whole(boolean unread) {
            return unread
                    ? new HttpRequest(
                            method,
                            path,
                            query,
                            headers,
                            new byte[0],
                            false,
                            "127.0.0.1",
                            new UnreadBody(new ByteArrayInputStream(body), body.length),
                            null)
                    : new HttpRequest(method, path, query, headers, body, false, "127.0.0.1");
        }
    }

    static Signed sign(
            AwsCredentialsIdentity who,
            String service,
            String method,
            URI address,
            Map<String, String> headers,
            byte[] body,
            Instant now) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(address);
        headers.forEach(request::putHeader);
        request.putHeader("content-length", Integer.toString(body.length));
        boolean s3 = service.equals("s3");
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(who)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !s3)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !s3)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
        Map<String, String> sent = new LinkedHashMap<>();
        signed.request()
                .headers()
                .forEach((name, values) -> sent.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        sent.putIfAbsent("host", address.getAuthority());
        return new Signed(
                method,
                signed.request().encodedPath(),
                signed.request().encodedQueryParameters().orElse(""),
                sent,
                body);
    }
}
