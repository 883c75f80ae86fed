package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Which headers a signature has to cover: what is not covered may have been changed on the way. */
final class SignedHeaders {

    private static final int FORBIDDEN = 403;

    private SignedHeaders() {}

    /** @throws AwsException if the host, or a header that tells a service what to do, is not signed */
    static void check(HttpRequest request, SignatureParameters parameters, ServiceId service) {
        Set<String> signed =
                new HashSet<>(Arrays.asList(parameters.signedHeaders().split(";", -1)));
        Set<String> missing = new TreeSet<>();
        if (!signed.contains("host")) {
            missing.add("host");
        }
        for (String name : request.headers().keySet()) {
            if (name.startsWith("x-amz-") && !signed.contains(name) && !name.equals("x-amz-user-agent")) {
                missing.add(name);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(", ", missing);
        throw service == ServiceId.S3
                ? new AwsException(
                                "AccessDenied",
                                FORBIDDEN,
                                "There were headers present in the request which were not signed")
                        .with("HeadersNotSigned", names)
                : AwsException.of(
                        "InvalidSignatureException",
                        "'" + names + "' must be a 'SignedHeader' in the AWS Authorization.");
    }
}
