package dev.weir.broker.iam;

import dev.weir.broker.access.KeyText;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.*;

/** Users: made, renamed, listed, tagged, bounded and deleted. */
final class UserOperations {

    private static final int MOST = 5_000;

    private final Directory directory;
    private final Descriptions descriptions;

    UserOperations(Directory directory) {
        this.directory = directory;
        this.descriptions = new Descriptions(directory);
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateUser", false, false, CreateUserRequest::builder, this::create),
                new Operation<>("GetUser", true, false, GetUserRequest::builder, this::get),
                new Operation<>("ListUsers", true, false, ListUsersRequest::builder, this::list),
                new Operation<>("UpdateUser", false, false, UpdateUserRequest::builder, this::update),
                new Operation<>("DeleteUser", false, false, DeleteUserRequest::builder, this::delete),
                new Operation<>("TagUser", false, false, TagUserRequest::builder, this::tag),
                new Operation<>("UntagUser", false, false, UntagUserRequest::builder, this::untag),
                new Operation<>("ListUserTags", true, false, ListUserTagsRequest::builder, this::tags),
                new Operation<>(
                        "PutUserPermissionsBoundary",
                        false,
                        false,
                        PutUserPermissionsBoundaryRequest::builder,
                        this::bound),
                new Operation<>(
                        "DeleteUserPermissionsBoundary",
                        false,
                        false,
                        DeleteUserPermissionsBoundaryRequest::builder,
                        this::unbound));
    }

    private CreateUserResponse create(CreateUserRequest request, Call call) {
        return directory.change(() -> {
            directory.checkFree(Entity.Kind.USER, request.userName(), MOST);
            String path = request.path() == null ? "/" : request.path();
            User user = User.of(
                            request.userName(),
                            path,
                            KeyText.id("AIDA"),
                            call.receivedAt().toEpochMilli())
                    .withTags(Tags.of(request.tags()))
                    .withBoundary(boundary(request.permissionsBoundary()));
            directory.save(user);
            return CreateUserResponse.builder().user(descriptions.of(user)).build();
        });
    }

    private @Nullable String boundary(@Nullable String arn) {
        if (arn != null) {
            directory.policy(arn);
        }
        return arn;
    }

    /** The user that a request means: the one it names, or the one that asks. */
    static User meant(Directory directory, @Nullable String name, Call call) {
        if (name != null) {
            return directory.user(name);
        }
        Caller caller = call.caller();
        if (caller.type() == Caller.Type.IAM_USER) {
            return directory.user(caller.userName());
        }
        throw IamErrors.validation("Must specify userName when calling with non-User credentials");
    }

    private GetUserResponse get(GetUserRequest request, Call call) {
        if (request.userName() == null && call.caller().type() == Caller.Type.ROOT) {
            return GetUserResponse.builder()
                    .user(u -> u.userId(call.caller().accountId())
                            .arn(directory.arns().root())
                            .createDate(call.receivedAt()))
                    .build();
        }
        return GetUserResponse.builder()
                .user(descriptions.of(meant(directory, request.userName(), call)))
                .build();
    }

    private ListUsersResponse list(ListUsersRequest request, Call call) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Page<User> page = Page.of(
                directory.users().stream()
                        .filter(user -> user.path().startsWith(prefix))
                        .toList(),
                request.marker(),
                request.maxItems(),
                Entity::key);
        return ListUsersResponse.builder()
                .users(page.items().stream()
                        .map(user -> descriptions.of(
                                user.withTags(java.util.Map.of()).withBoundary(null)))
                        .toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateUserResponse update(UpdateUserRequest request, Call call) {
        return directory.change(() -> {
            User user = directory.user(request.userName());
            String name = request.newUserName() == null ? user.name() : request.newUserName();
            if (!Entity.key(name).equals(user.key())) {
                directory.checkFree(Entity.Kind.USER, name, Integer.MAX_VALUE);
            }
            String path = request.newPath() == null ? user.path() : request.newPath();
            directory.replace(List.of(user), List.of(user.named(name, path)));
            return UpdateUserResponse.builder().build();
        });
    }

    private DeleteUserResponse delete(DeleteUserRequest request, Call call) {
        return directory.change(() -> {
            User user = directory.user(request.userName());
            if (!user.keys().isEmpty()) {
                throw conflict("access keys");
            }
            if (!user.attached().isEmpty()) {
                throw conflict("detach all policies");
            }
            if (!user.inline().isEmpty()) {
                throw conflict("policies");
            }
            if (!user.groups().isEmpty()) {
                throw IamErrors.conflict("Cannot delete entity, must remove users from group first.");
            }
            directory.remove(user);
            return DeleteUserResponse.builder().build();
        });
    }

    private static AwsException conflict(String what) {
        return IamErrors.conflict(
                what.startsWith("detach")
                        ? "Cannot delete entity, must " + what + " first."
                        : "Cannot delete entity, must delete " + what + " first.");
    }

    private TagUserResponse tag(TagUserRequest request, Call call) {
        return directory.change(() -> {
            User user = directory.user(request.userName());
            directory.save(user.withTags(Tags.with(user.tags(), request.tags())));
            return TagUserResponse.builder().build();
        });
    }

    private UntagUserResponse untag(UntagUserRequest request, Call call) {
        return directory.change(() -> {
            User user = directory.user(request.userName());
            directory.save(user.withTags(Tags.without(user.tags(), request.tagKeys())));
            return UntagUserResponse.builder().build();
        });
    }

    private ListUserTagsResponse tags(ListUserTagsRequest request, Call call) {
        return ListUserTagsResponse.builder()
                .tags(Tags.list(directory.user(request.userName()).tags()))
                .isTruncated(false)
                .build();
    }

    private PutUserPermissionsBoundaryResponse bound(PutUserPermissionsBoundaryRequest request, Call call) {
        return directory.change(() -> {
            directory.save(directory.user(request.userName()).withBoundary(boundary(request.permissionsBoundary())));
            return PutUserPermissionsBoundaryResponse.builder().build();
        });
    }

    private DeleteUserPermissionsBoundaryResponse unbound(DeleteUserPermissionsBoundaryRequest request, Call call) {
        return directory.change(() -> {
            User user = directory.user(request.userName());
            if (user.boundary() == null) {
                throw IamErrors.noSuchEntity("Permissions boundary does not exist for user " + user.name() + ".");
            }
            directory.save(user.withBoundary(null));
            return DeleteUserPermissionsBoundaryResponse.builder().build();
        });
    }
}
