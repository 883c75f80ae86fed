package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.http.FormText;
import dev.weir.broker.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its signature, from the Authorization header or from a presigned query, with the services'
 * own words where half of it is missing (as recorded from AWS by kinesalite's tests).
 *
 * @param algorithm for instance {@code AWS4-HMAC-SHA256}
 * @param credential the text of the credential, not yet taken apart
 * @param signedHeaders names with semicolons between them
 * @param date when it was signed, as the request gives it
 * @param presigned whether it stands in the address
 * @param sessionToken the session token, or null
 */
record SignatureParameters(
        String algorithm,
        String credential,
        String signedHeaders,
        String signature,
        String date,
        boolean presigned,
        @Nullable String sessionToken) {

    private static final List<String> IN_HEADER = List.of("Credential", "Signature", "SignedHeaders");
    private static final List<String> IN_QUERY =
            List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date");

    static SignatureParameters of(HttpRequest request) {
        String header = request.header("Authorization");
        boolean presigned = request.query().contains("X-Amz-Algorithm=");
        if (header != null && presigned) {
            throw AwsException.of(
                    "InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (header != null && header.strip().startsWith("AWS4-")) {
            return fromHeader(request, header.strip());
        }
        if (presigned) {
            return fromQuery(FormText.parse(request.query()));
        }
        throw AwsException.of("MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    private static SignatureParameters fromHeader(HttpRequest request, String header) {
        Map<String, String> parameters = new HashMap<>();
        int algorithmEnd = header.indexOf(' ');
        for (String part : (algorithmEnd < 0 ? "" : header.substring(algorithmEnd)).split("[, ]+", -1)) {
            int equals = part.indexOf('=');
            boolean again = equals > 0 && parameters.put(part.substring(0, equals), part.substring(equals + 1)) != null;
            if (again) {
                throw AwsException.of(
                        "IncompleteSignatureException",
                        "Authorization header has '" + part.substring(0, equals) + "' more than once.");
            }
        }
        StringBuilder missing = new StringBuilder();
        for (String name : IN_HEADER) {
            if (parameters.getOrDefault(name, "").isEmpty()) {
                missing.append("Authorization header requires '").append(name).append("' parameter. ");
            }
        }
        String amzDate = request.header("X-Amz-Date");
        String date = amzDate == null ? request.header("Date") : amzDate;
        if (date == null) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (!missing.isEmpty()) {
            throw AwsException.of("IncompleteSignatureException", missing + "Authorization=" + header);
        }
        return new SignatureParameters(
                header.substring(0, Math.max(algorithmEnd, 0)),
                parameters.getOrDefault("Credential", ""),
                parameters.getOrDefault("SignedHeaders", ""),
                parameters.getOrDefault("Signature", ""),
                date == null ? "" : date,
                false,
                request.header("X-Amz-Security-Token"));
    }

    private static SignatureParameters fromQuery(Map<String, String> query) {
        StringBuilder missing = new StringBuilder();
        for (String name : IN_QUERY) {
            if (query.getOrDefault(name, "").isEmpty()) {
                missing.append("AWS query-string parameters must include '")
                        .append(name)
                        .append("'. ");
            }
        }
        if (!missing.isEmpty()) {
            throw AwsException.of("IncompleteSignatureException", missing + "Re-examine the query-string parameters.");
        }
        return new SignatureParameters(
                query.getOrDefault("X-Amz-Algorithm", ""),
                query.getOrDefault("X-Amz-Credential", ""),
                query.getOrDefault("X-Amz-SignedHeaders", ""),
                query.getOrDefault("X-Amz-Signature", ""),
                query.getOrDefault("X-Amz-Date", ""),
                true,
                query.get("X-Amz-Security-Token"));
    }
}
