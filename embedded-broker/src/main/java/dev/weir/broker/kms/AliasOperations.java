package dev.weir.broker.kms;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;

/** Naming keys. */
final class AliasOperations {

    private static final int PAGE = 50;

    private final KeyRing ring;
    private final String homeRegion;

    AliasOperations(KeyRing ring, String homeRegion) {
        this.ring = ring;
        this.homeRegion = homeRegion;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateAlias", false, false, CreateAliasRequest::builder, this::create),
                new Operation<>("UpdateAlias", false, false, UpdateAliasRequest::builder, this::update),
                new Operation<>("DeleteAlias", false, false, DeleteAliasRequest::builder, this::delete),
                new Operation<>("ListAliases", true, false, ListAliasesRequest::builder, this::list));
    }

    private CreateAliasResponse create(CreateAliasRequest request, Call call) {
        checkName(request.aliasName());
        ring.addAlias(request.aliasName(), target(request.targetKeyId(), call));
        return CreateAliasResponse.builder().build();
    }

    private UpdateAliasResponse update(UpdateAliasRequest request, Call call) {
        checkName(request.aliasName());
        Alias alias = alias(request.aliasName(), call);
        ring.moveAlias(alias, target(request.targetKeyId(), call));
        return UpdateAliasResponse.builder().build();
    }

    private DeleteAliasResponse delete(DeleteAliasRequest request, Call call) {
        checkName(request.aliasName());
        ring.removeAlias(alias(request.aliasName(), call));
        return DeleteAliasResponse.builder().build();
    }

    private ListAliasesResponse list(ListAliasesRequest request, Call call) {
        String region = call.regionOr(homeRegion);
        String keyId = request.keyId();
        List<Alias> all = ring.aliases(region);
        if (keyId != null) {
            String wanted = ring.resolve(region, keyId).id();
            all = all.stream().filter(alias -> alias.keyId().equals(wanted)).toList();
        }
        int limit = request.limit() == null ? PAGE : request.limit();
        Page<Alias> page = Page.of(all, Alias::name, request.marker(), limit);
        return ListAliasesResponse.builder()
                .aliases(page.entries().stream()
                        .map(alias -> alias.listed(ring.accountId()))
                        .toList())
                .truncated(page.nextMarker() != null)
                .nextMarker(page.nextMarker())
                .build();
    }

    private KmsKey target(String keyId, Call call) {
        if (keyId.startsWith(Alias.PREFIX) || keyId.contains(":" + Alias.PREFIX)) {
            throw KmsErrors.validation("Aliases must refer to keys. Not aliases");
        }
        KmsKey key = ring.resolve(call.regionOr(homeRegion), keyId);
        if (key.state() == KeyState.PENDING_DELETION) {
            throw KmsErrors.pendingDeletion(key);
        }
        return key;
    }

    private Alias alias(String name, Call call) {
        String region = call.regionOr(homeRegion);
        Alias alias = ring.alias(region, name);
        if (alias == null) {
            throw KmsErrors.aliasMissing(Arns.prefix(region, ring.accountId()) + name);
        }
        return alias;
    }

    private static void checkName(String name) {
        if (!name.startsWith(Alias.PREFIX)) {
            throw KmsErrors.validation("Alias must start with the prefix \"alias/\". Please see"
                    + " https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        }
        if (name.startsWith(Alias.AWS_PREFIX)) {
            throw KmsErrors.reservedAlias();
        }
        if (name.length() == Alias.PREFIX.length() || name.indexOf(':') >= 0) {
            throw AwsException.of("InvalidAliasNameException", name + " contains invalid characters for an alias");
        }
    }
}
