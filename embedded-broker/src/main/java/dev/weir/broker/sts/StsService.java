package dev.weir.broker.sts;

import dev.weir.broker.access.SealedDenials;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.iam.Identities;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageResponse;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;

/** AWS STS: tells callers who they are, and gives out temporary credentials. Thread-safe. */
public final class StsService implements Service {

    private final String accountId;
    private final SessionTokens tokens;
    private final Supplier<SealedDenials> denials;
    private final Sessions sessions;

    public StsService(String accountId, SessionTokens tokens, Identities identities, Supplier<SealedDenials> denials) {
        this.accountId = accountId;
        this.tokens = tokens;
        this.denials = denials;
        this.sessions = new Sessions(tokens, identities);
    }

    @Override
    public ServiceId id() {
        return ServiceId.STS;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "GetCallerIdentity", true, false, GetCallerIdentityRequest::builder, this::callerIdentity),
                new Operation<>("AssumeRole", true, false, AssumeRoleRequest::builder, sessions::assumeRole),
                new Operation<>("GetSessionToken", true, false, GetSessionTokenRequest::builder, sessions::ofCaller),
                new Operation<>("GetAccessKeyInfo", true, false, GetAccessKeyInfoRequest::builder, this::keyInfo),
                new Operation<>(
                        "DecodeAuthorizationMessage",
                        true,
                        false,
                        DecodeAuthorizationMessageRequest::builder,
                        this::decode));
    }

    private GetCallerIdentityResponse callerIdentity(GetCallerIdentityRequest request, Call call) {
        return GetCallerIdentityResponse.builder()
                .account(call.caller().accountId())
                .arn(call.caller().arn())
                .userId(call.caller().userId())
                .build();
    }

    /** Temporary keys are not kept, so that nothing is known of them without their tokens. */
    private GetAccessKeyInfoResponse keyInfo(GetAccessKeyInfoRequest request, Call call) {
        if (!tokens.has(request.accessKeyId())) {
            throw AwsException.of("ValidationException", "No lasting access key of this account has that id.");
        }
        return GetAccessKeyInfoResponse.builder().account(accountId).build();
    }

    private DecodeAuthorizationMessageResponse decode(DecodeAuthorizationMessageRequest request, Call call) {
        return DecodeAuthorizationMessageResponse.builder()
                .decodedMessage(denials.get()
                        .open(request.encodedMessage())
                        .orElseThrow(
                                () -> AwsException.of("InvalidAuthorizationMessageException", "Message is not valid")))
                .build();
    }
}
