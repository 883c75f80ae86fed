package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ChunkSignatures;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies SigV4: of headers, of addresses, and of S3's uploads in chunks. Nothing that is compared is compared faster
 * where it differs sooner. Thread-safe.
 */
final class SignatureVersion4 {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String PAYLOAD = "x-amz-content-sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final Pattern PAYLOADS = Pattern.compile(
            "[0-9a-f]{64}|" + UNSIGNED + "|" + CHUNKS + "|" + CHUNKS + "-TRAILER|STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    private static final int FORBIDDEN = 403;

    private final SigningKeys keys = new SigningKeys();

    /** What can be told before a request's body is there: its algorithm and its time. */
    static SigningTime checkHead(
            HttpRequest request,
            ServiceId service,
            SignatureParameters parameters,
            Credential credential,
            Instant now) {
        if (!parameters.algorithm().equals(ALGORITHM)) {
            String words = parameters.algorithm().startsWith("AWS4-ECDSA")
                    ? "Signature Version 4A is not served here: sign with " + ALGORITHM + "."
                    : "Unsupported AWS 'algorithm': '" + parameters.algorithm() + "'.";
            throw service == ServiceId.S3
                    ? AwsException.of("InvalidRequest", words)
                    : AwsException.of("IncompleteSignatureException", words);
        }
        SigningTime time = SigningTime.of(parameters.date(), credential.date(), service);
        if (!parameters.presigned() || !PresignedAddress.tellsItsEnd(request)) {
            time.check(now, service);
        } else if (time.instant().isAfter(now)) {
            time.check(now, service); // an address that is made ahead of time; PresignedAddress says when it ends
        }
        SignedHeaders.check(request, parameters, service);
        return time;
    }

    /**
     * Verifies a request whose body was read, or which S3 reads while it verifies.
     *
     * @return what verifies the body's chunks; null if it has none that are signed
     * @throws AwsException in the service's words if the signature is not right
     */
    @Nullable ChunkSignatures verify(
            HttpRequest request,
            ServiceId service,
            SignatureParameters parameters,
            Credential credential,
            String secret,
            Instant now) {
        SigningTime time = checkHead(request, service, parameters, credential, now);
        String payload =
                service == ServiceId.S3 ? payload(request, parameters.presigned()) : Hashes.sha256(request.body());
        String canonical = CanonicalRequest.of(request, service, parameters.signedHeaders(), payload);
        String scope = credential.date() + "/" + credential.region() + "/" + credential.service() + "/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + Hashes.sha256(canonical);
        byte[] key = keys.of(credential, secret);
        String right = Hashes.hex(Hashes.hmac(key, toSign));
        if (!Hashes.same(right, parameters.signature())) {
            throw mismatch(service, credential, parameters.signature(), toSign);
        }
        return payload.startsWith("STREAMING-")
                ? new SignedChunks(key, time + "\n" + scope, right, payload.startsWith(CHUNKS), credential)
                : null;
    }

    private static String payload(HttpRequest request, boolean presigned) {
        String given = request.header(PAYLOAD);
        if (given == null) {
            if (presigned) {
                return UNSIGNED;
            }
            throw AwsException.of("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
        }
        if (!PAYLOADS.matcher(given).matches()) {
            throw AwsException.of(
                    "InvalidArgument",
                    "x-amz-content-sha256 must be " + UNSIGNED + ", " + CHUNKS + ", " + CHUNKS
                            + "-TRAILER, STREAMING-UNSIGNED-PAYLOAD-TRAILER or a valid sha256 value.");
        }
        return given;
    }

    static AwsException mismatch(ServiceId service, Credential credential, String provided, String toSign) {
        if (service == ServiceId.S3) {
            return new AwsException(
                            "SignatureDoesNotMatch",
                            FORBIDDEN,
                            "The request signature we calculated does not match the signature you provided. Check your"
                                    + " key and signing method.")
                    .with("AWSAccessKeyId", credential.accessKeyId())
                    .with("StringToSign", toSign)
                    .with("SignatureProvided", provided);
        }
        return AwsException.of(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.");
    }
}
