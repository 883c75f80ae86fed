package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;
import java.util.regex.Pattern;

/**
 * Says who calls. It reads the credential of a SigV4 signature, or of S3's earlier one, and takes any access key; that the signature is right is
 * not verified yet. Every caller is the account's root. Thread-safe.
 */
public final class Authenticator {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern ACCESS_KEY = Pattern.compile("[\\w.-]{1,128}");

    private final String accountId;

    /** @param accountId the account that every key belongs to, twelve digits */
    public Authenticator(String accountId) {
        this.accountId = accountId;
    }

    /**
     * Reads the credential that a request was signed with.
     *
     * @param service the service that the request addresses; a credential for another one is refused
     * @throws AwsException MissingAuthenticationTokenException, IncompleteSignatureException,
     *     InvalidSignatureException or UnrecognizedClientException
     */
    public Credential authenticate(HttpRequest request, ServiceId service) {
        if (service == ServiceId.S3 && SignatureVersion2.isOn(request)) {
            Credential credential = SignatureVersion2.credential(request);
            checkKey(credential.accessKeyId());
            return credential;
        }
        SignatureParameters parameters = SignatureParameters.of(request);
        String[] parts = parameters.credential().split("/", -1);
        if (parts.length != 5) {
            throw AwsException.of(
                    "IncompleteSignatureException",
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                            + " got '" + parameters.credential() + "'");
        }
        checkKey(parts[0]);
        if (!REGION.matcher(parts[2]).matches()) {
            throw scope("Credential should be scoped to a valid region, not '" + parts[2] + "'. ");
        }
        if (!parts[3].equals(service.signingName())) {
            throw scope("Credential should be scoped to correct service: '" + service.signingName() + "'. ");
        }
        if (!parts[4].equals("aws4_request")) {
            throw scope(
                    "Credential should be scoped with a valid terminator: 'aws4_request', not '" + parts[4] + "'. ");
        }
        return new Credential(parts[0], parts[1], parts[2], parts[3], parameters.sessionToken());
    }

    private static void checkKey(String accessKeyId) {
        if (!ACCESS_KEY.matcher(accessKeyId).matches()) {
            throw AwsException.of(
                    "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
    }

    private static AwsException scope(String message) {
        return AwsException.of("InvalidSignatureException", message);
    }

    /** The principal behind a credential. */
    public Caller caller(Credential credential) {
        return new Caller(accountId, credential.accessKeyId(), "arn:aws:iam::" + accountId + ":root", accountId);
    }
}
