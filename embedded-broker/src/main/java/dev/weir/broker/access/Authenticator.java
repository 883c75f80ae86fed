package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.ChunkSignatures;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says who calls, from the credential of a SigV4 signature or of S3's earlier one. Where signatures are not verified it
 * takes any access key, and every caller is the account's root. Thread-safe.
 */
public final class Authenticator {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern ACCESS_KEY = Pattern.compile("[\\w.-]{1,128}");

    private final String accountId;
    private final @Nullable AccessKeys keys;
    private final SignatureVersion4 signatures = new SignatureVersion4();

    /** One that takes every key.
     *
     * @param accountId the account that every key belongs to, twelve digits
     */
    public Authenticator(String accountId) {
        this.accountId = accountId;
        this.keys = null;
    }

    /** One that verifies. */
    public Authenticator(String accountId, AccessKeys keys) {
        this.accountId = accountId;
        this.keys = keys;
    }

    /** Whether signatures are verified, so that a request's body as it was sent is needed. */
    public boolean verifies() {
        return keys != null;
    }

    /**
     * Tells who calls.
     *
     * @param request as it was sent, its body not unpacked; S3 may read the body later
     * @param service the service that the request addresses; a credential for another one is refused
     * @throws AwsException in the service's words, if a signature is missing, incomplete, too old or not right, or its key
     *     is not known
     */
    public Authenticated authenticate(HttpRequest request, ServiceId service, Instant now) {
        if (service == ServiceId.S3 && SignatureVersion2.isOn(request)) {
            Credential credential = checked(SignatureVersion2.credential(request));
            PresignedAddress.check(request, now);
            if (keys == null) {
                return new Authenticated(credential, root(credential), null);
            }
            KeyOwner owner = owner(keys, credential, now);
            SignatureVersion2.verify(request, credential, owner.secret());
            keys.used(credential, now);
            return new Authenticated(credential, owner.caller(), null);
        }
        SignatureParameters parameters = SignatureParameters.of(request);
        Credential credential = credential(parameters, service);
        PresignedAddress.check(request, now);
        if (keys == null) {
            return new Authenticated(credential, root(credential), null);
        }
        KeyOwner owner = owner(keys, credential, now);
        ChunkSignatures chunks = signatures.verify(request, service, parameters, credential, owner.secret(), now);
        keys.used(credential, now);
        return new Authenticated(credential, owner.caller(), chunks);
    }

    /**
     * Refuses what will be refused whatever the body is, so that nobody without a key makes the broker keep one.
     *
     * @param service the service that the head addresses; null where only the body will tell
     * @throws AwsException as {@link #authenticate} does
     */
    public void checkHead(HttpRequest head, @Nullable ServiceId service, Instant now) {
        if (keys == null) {
            return;
        }
        if (service == ServiceId.S3 && SignatureVersion2.isOn(head)) {
            owner(keys, checked(SignatureVersion2.credential(head)), now);
            return;
        }
        SignatureParameters parameters = SignatureParameters.of(head);
        Credential credential = credential(parameters, service);
        SignatureVersion4.checkHead(head, service == null ? ServiceId.STS : service, parameters, credential, now);
        owner(keys, credential, now);
    }

    private static KeyOwner owner(AccessKeys keys, Credential credential, Instant now) {
        KeyOwner owner = keys.find(credential.accessKeyId(), credential.sessionToken(), now);
        if (owner == null) {
            throw unknownKey();
        }
        return owner;
    }

    private static Credential credential(SignatureParameters parameters, @Nullable ServiceId service) {
        String[] parts = parameters.credential().split("/", -1);
        if (parts.length != 5) {
            throw AwsException.of(
                    "IncompleteSignatureException",
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                            + " got '" + parameters.credential() + "'");
        }
        Credential credential =
                checked(new Credential(parts[0], parts[1], parts[2], parts[3], parameters.sessionToken()));
        if (!REGION.matcher(parts[2]).matches()) {
            throw scope("Credential should be scoped to a valid region, not '" + parts[2] + "'. ");
        }
        if (service != null && !parts[3].equals(service.signingName())) {
            throw scope("Credential should be scoped to correct service: '" + service.signingName() + "'. ");
        }
        if (!parts[4].equals("aws4_request")) {
            throw scope(
                    "Credential should be scoped with a valid terminator: 'aws4_request', not '" + parts[4] + "'. ");
        }
        return credential;
    }

    private static Credential checked(Credential credential) {
        if (!ACCESS_KEY.matcher(credential.accessKeyId()).matches()) {
            throw unknownKey();
        }
        return credential;
    }

    private static AwsException unknownKey() {
        return AwsException.of("UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    private static AwsException scope(String message) {
        return AwsException.of("InvalidSignatureException", message);
    }

    private Caller root(Credential credential) {
        return new Caller(accountId, credential.accessKeyId(), "arn:aws:iam::" + accountId + ":root", accountId);
    }
}
