package dev.weir.broker.iam;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.*;

/** The access keys of users. A secret is told once, when its key is made. */
final class AccessKeyOperations {

    private static final int MOST = 2;

    private final Directory directory;
    private final LastUses uses;

    AccessKeyOperations(Directory directory, LastUses uses) {
        this.directory = directory;
        this.uses = uses;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateAccessKey", false, false, CreateAccessKeyRequest::builder, this::create),
                new Operation<>("ListAccessKeys", true, false, ListAccessKeysRequest::builder, this::list),
                new Operation<>("UpdateAccessKey", false, false, UpdateAccessKeyRequest::builder, this::update),
                new Operation<>("DeleteAccessKey", false, false, DeleteAccessKeyRequest::builder, this::delete),
                new Operation<>(
                        "GetAccessKeyLastUsed", true, false, GetAccessKeyLastUsedRequest::builder, this::lastUsed));
    }

    private CreateAccessKeyResponse create(CreateAccessKeyRequest request, Call call) {
        return directory.change(() -> {
            User user = UserOperations.meant(directory, request.userName(), call);
            if (user.keys().size() >= MOST) {
                throw IamErrors.limit("AccessKeysPerUser", MOST);
            }
            Directory.NewKey made = directory.newKey(call.receivedAt().toEpochMilli());
            List<AccessKey> keys = new ArrayList<>(user.keys());
            keys.add(made.key());
            directory.save(user.withKeys(keys));
            return CreateAccessKeyResponse.builder()
                    .accessKey(k -> k.userName(user.name())
                            .accessKeyId(made.key().id())
                            .secretAccessKey(made.secret())
                            .status(StatusType.ACTIVE)
                            .createDate(call.receivedAt()))
                    .build();
        });
    }

    private ListAccessKeysResponse list(ListAccessKeysRequest request, Call call) {
        User user = UserOperations.meant(directory, request.userName(), call);
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(user.keys().stream()
                        .map(key -> AccessKeyMetadata.builder()
                                .userName(user.name())
                                .accessKeyId(key.id())
                                .status(key.active() ? StatusType.ACTIVE : StatusType.INACTIVE)
                                .createDate(Instant.ofEpochMilli(key.createdMillis()))
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    private UpdateAccessKeyResponse update(UpdateAccessKeyRequest request, Call call) {
        return directory.change(() -> {
            User user = UserOperations.meant(directory, request.userName(), call);
            check(user, request.accessKeyId());
            boolean active = request.status() == StatusType.ACTIVE;
            directory.save(user.withKeys(user.keys().stream()
                    .map(key -> key.id().equals(request.accessKeyId()) ? key.active(active) : key)
                    .toList()));
            return UpdateAccessKeyResponse.builder().build();
        });
    }

    private DeleteAccessKeyResponse delete(DeleteAccessKeyRequest request, Call call) {
        return directory.change(() -> {
            User user = UserOperations.meant(directory, request.userName(), call);
            check(user, request.accessKeyId());
            directory.save(user.withKeys(user.keys().stream()
                    .filter(key -> !key.id().equals(request.accessKeyId()))
                    .toList()));
            return DeleteAccessKeyResponse.builder().build();
        });
    }

    private static void check(User user, String keyId) {
        if (user.keys().stream().noneMatch(key -> key.id().equals(keyId))) {
            throw IamErrors.noSuchEntity("The Access Key with id " + keyId + " cannot be found.");
        }
    }

    private GetAccessKeyLastUsedResponse lastUsed(GetAccessKeyLastUsedRequest request, Call call) {
        User user = directory.ownerOf(request.accessKeyId());
        if (user == null) {
            throw IamErrors.noSuchEntity("The Access Key with id " + request.accessKeyId() + " cannot be found.");
        }
        AccessKey key = user.keys().stream()
                .filter(each -> each.id().equals(request.accessKeyId()))
                .map(uses::latest)
                .findFirst()
                .orElseThrow();
        return GetAccessKeyLastUsedResponse.builder()
                .userName(user.name())
                .accessKeyLastUsed(
                        used -> used.lastUsedDate(key.usedMillis() == 0 ? null : Instant.ofEpochMilli(key.usedMillis()))
                                .serviceName(key.usedService())
                                .region(key.usedRegion()))
                .build();
    }
}
