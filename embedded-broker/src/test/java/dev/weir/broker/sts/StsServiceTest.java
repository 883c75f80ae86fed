package dev.weir.broker.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class StsServiceTest {

    @Test
    @SuppressWarnings("unchecked") // The only operation is the one named.
    void tellsTheCallerWhoItIs() {
        Caller caller = new Caller("123456789012", "AKID", "arn:aws:iam::123456789012:user/ada", "AIDAADA");
        Call call =
                new Call("r", ServiceId.STS, "GetCallerIdentity", caller, "us-east-1", "127.0.0.1", "", Instant.EPOCH);
        Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> operation =
                (Operation<GetCallerIdentityRequest, GetCallerIdentityResponse>)
                        new StsService().operations().getFirst();
        assertThat(operation.handler().handle(GetCallerIdentityRequest.builder().build(), call))
                .isEqualTo(GetCallerIdentityResponse.builder()
                        .account("123456789012")
                        .arn("arn:aws:iam::123456789012:user/ada")
                        .userId("AIDAADA")
                        .build());
        assertThat(operation.readOnly()).isTrue();
        assertThat(operation.name()).isEqualTo("GetCallerIdentity");
    }
}
