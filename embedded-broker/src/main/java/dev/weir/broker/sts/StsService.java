package dev.weir.broker.sts;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import java.util.List;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Tells callers who they are, as far as their signature says. Needs no permission and cannot fail. */
public final class StsService implements Service {

    private static final List<Operation<?, ?>> OPERATIONS = List.of(new Operation<>(
            "GetCallerIdentity", true, false, GetCallerIdentityRequest::builder, StsService::getCallerIdentity));

    @Override
    public ServiceId id() {
        return ServiceId.STS;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return OPERATIONS;
    }

    private static GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request, Call call) {
        return GetCallerIdentityResponse.builder()
                .account(call.caller().accountId())
                .arn(call.caller().arn())
                .userId(call.caller().userId())
                .build();
    }
}
