package dev.weir.broker.iam;

import dev.weir.broker.access.KeyText;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.*;

/** Roles: made, described, trusted, listed, tagged, bounded and deleted. */
final class RoleOperations {

    private static final int MOST = 1_000;
    private static final int HOUR = 3_600;
    private static final int TRUST_SIZE = 2_048;

    private final Directory directory;
    private final Descriptions descriptions;

    RoleOperations(Directory directory) {
        this.directory = directory;
        this.descriptions = new Descriptions(directory);
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateRole", false, false, CreateRoleRequest::builder, this::create),
                new Operation<>("GetRole", true, false, GetRoleRequest::builder, this::get),
                new Operation<>("ListRoles", true, false, ListRolesRequest::builder, this::list),
                new Operation<>("UpdateRole", false, false, UpdateRoleRequest::builder, this::update),
                new Operation<>(
                        "UpdateRoleDescription",
                        false,
                        false,
                        UpdateRoleDescriptionRequest::builder,
                        this::updateDescription),
                new Operation<>(
                        "UpdateAssumeRolePolicy", false, false, UpdateAssumeRolePolicyRequest::builder, this::trust),
                new Operation<>("DeleteRole", false, false, DeleteRoleRequest::builder, this::delete),
                new Operation<>("TagRole", false, false, TagRoleRequest::builder, this::tag),
                new Operation<>("UntagRole", false, false, UntagRoleRequest::builder, this::untag),
                new Operation<>("ListRoleTags", true, false, ListRoleTagsRequest::builder, this::tags),
                new Operation<>(
                        "PutRolePermissionsBoundary",
                        false,
                        false,
                        PutRolePermissionsBoundaryRequest::builder,
                        this::bound),
                new Operation<>(
                        "DeleteRolePermissionsBoundary",
                        false,
                        false,
                        DeleteRolePermissionsBoundaryRequest::builder,
                        this::unbound));
    }

    private CreateRoleResponse create(CreateRoleRequest request, Call call) {
        return directory.change(() -> {
            directory.checkFree(Entity.Kind.ROLE, request.roleName(), MOST);
            Role role = new Role(
                    request.roleName(),
                    request.path() == null ? "/" : request.path(),
                    KeyText.id("AROA"),
                    call.receivedAt().toEpochMilli(),
                    checkedTrust(request.assumeRolePolicyDocument()),
                    request.description() == null ? "" : request.description(),
                    request.maxSessionDuration() == null ? HOUR : request.maxSessionDuration(),
                    Tags.of(request.tags()),
                    Map.of(),
                    List.of(),
                    boundary(request.permissionsBoundary()));
            directory.save(role);
            return CreateRoleResponse.builder().role(descriptions.of(role)).build();
        });
    }

    private static String checkedTrust(String document) {
        PolicyTexts.checked(document, true);
        if (PolicyTexts.size(document) > TRUST_SIZE) {
            throw IamErrors.limit("ACLSizePerRole", TRUST_SIZE);
        }
        return document;
    }

    private @Nullable String boundary(@Nullable String arn) {
        if (arn != null) {
            directory.policy(arn);
        }
        return arn;
    }

    private GetRoleResponse get(GetRoleRequest request, Call call) {
        return GetRoleResponse.builder()
                .role(descriptions.of(directory.role(request.roleName())))
                .build();
    }

    private ListRolesResponse list(ListRolesRequest request, Call call) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Page<Role> page = Page.of(
                directory.roles().stream()
                        .filter(role -> role.path().startsWith(prefix))
                        .toList(),
                request.marker(),
                request.maxItems(),
                Entity::key);
        return ListRolesResponse.builder()
                .roles(page.items().stream()
                        .map(role -> descriptions.of(role.withTags(Map.of()).withBoundary(null)))
                        .toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateRoleResponse update(UpdateRoleRequest request, Call call) {
        return directory.change(() -> {
            Role role = directory.role(request.roleName());
            directory.save(role.described(
                    request.description() == null ? role.description() : request.description(),
                    request.maxSessionDuration() == null ? role.maxSessionSeconds() : request.maxSessionDuration()));
            return UpdateRoleResponse.builder().build();
        });
    }

    private UpdateRoleDescriptionResponse updateDescription(UpdateRoleDescriptionRequest request, Call call) {
        return directory.change(() -> {
            Role role = directory.role(request.roleName());
            Role described = role.described(request.description(), role.maxSessionSeconds());
            directory.save(described);
            return UpdateRoleDescriptionResponse.builder()
                    .role(descriptions.of(described))
                    .build();
        });
    }

    private UpdateAssumeRolePolicyResponse trust(UpdateAssumeRolePolicyRequest request, Call call) {
        return directory.change(() -> {
            directory.save(directory.role(request.roleName()).withTrust(checkedTrust(request.policyDocument())));
            return UpdateAssumeRolePolicyResponse.builder().build();
        });
    }

    private DeleteRoleResponse delete(DeleteRoleRequest request, Call call) {
        return directory.change(() -> {
            Role role = directory.role(request.roleName());
            if (!role.attached().isEmpty()) {
                throw IamErrors.conflict("Cannot delete entity, must detach all policies first.");
            }
            if (!role.inline().isEmpty()) {
                throw IamErrors.conflict("Cannot delete entity, must delete policies first.");
            }
            directory.remove(role);
            return DeleteRoleResponse.builder().build();
        });
    }

    private TagRoleResponse tag(TagRoleRequest request, Call call) {
        return directory.change(() -> {
            Role role = directory.role(request.roleName());
            directory.save(role.withTags(Tags.with(role.tags(), request.tags())));
            return TagRoleResponse.builder().build();
        });
    }

    private UntagRoleResponse untag(UntagRoleRequest request, Call call) {
        return directory.change(() -> {
            Role role = directory.role(request.roleName());
            directory.save(role.withTags(Tags.without(role.tags(), request.tagKeys())));
            return UntagRoleResponse.builder().build();
        });
    }

    private ListRoleTagsResponse tags(ListRoleTagsRequest request, Call call) {
        return ListRoleTagsResponse.builder()
                .tags(Tags.list(directory.role(request.roleName()).tags()))
                .isTruncated(false)
                .build();
    }

    private PutRolePermissionsBoundaryResponse bound(PutRolePermissionsBoundaryRequest request, Call call) {
        return directory.change(() -> {
            directory.save(directory.role(request.roleName()).withBoundary(boundary(request.permissionsBoundary())));
            return PutRolePermissionsBoundaryResponse.builder().build();
        });
    }

    private DeleteRolePermissionsBoundaryResponse unbound(DeleteRolePermissionsBoundaryRequest request, Call call) {
        return directory.change(() -> {
            Role role = directory.role(request.roleName());
            if (role.boundary() == null) {
                throw IamErrors.noSuchEntity("Permissions boundary does not exist for role " + role.name() + ".");
            }
            directory.save(role.withBoundary(null));
            return DeleteRolePermissionsBoundaryResponse.builder().build();
        });
    }
}
