package dev.weir.broker.iam;

import dev.weir.broker.access.KeyText;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.*;

/** Groups and who is in them. */
final class GroupOperations {

    private static final int MOST = 300;
    private static final int MOST_OF_USER = 10;

    private final Directory directory;
    private final Descriptions descriptions;

    GroupOperations(Directory directory) {
        this.directory = directory;
        this.descriptions = new Descriptions(directory);
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreateGroup", false, false, CreateGroupRequest::builder, this::create),
                new Operation<>("GetGroup", true, false, GetGroupRequest::builder, this::get),
                new Operation<>("ListGroups", true, false, ListGroupsRequest::builder, this::list),
                new Operation<>("UpdateGroup", false, false, UpdateGroupRequest::builder, this::update),
                new Operation<>("DeleteGroup", false, false, DeleteGroupRequest::builder, this::delete),
                new Operation<>("AddUserToGroup", false, false, AddUserToGroupRequest::builder, this::add),
                new Operation<>("RemoveUserFromGroup", false, false, RemoveUserFromGroupRequest::builder, this::remove),
                new Operation<>("ListGroupsForUser", true, false, ListGroupsForUserRequest::builder, this::ofUser));
    }

    private CreateGroupResponse create(CreateGroupRequest request, Call call) {
        return directory.change(() -> {
            directory.checkFree(Entity.Kind.GROUP, request.groupName(), MOST);
            Group group = new Group(
                    request.groupName(),
                    request.path() == null ? "/" : request.path(),
                    KeyText.id("AGPA"),
                    call.receivedAt().toEpochMilli(),
                    Map.of(),
                    List.of());
            directory.save(group);
            return CreateGroupResponse.builder().group(descriptions.of(group)).build();
        });
    }

    private GetGroupResponse get(GetGroupRequest request, Call call) {
        Group group = directory.group(request.groupName());
        Page<User> page = Page.of(directory.members(group), request.marker(), request.maxItems(), Entity::key);
        return GetGroupResponse.builder()
                .group(descriptions.of(group))
                .users(page.items().stream().map(descriptions::of).toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private ListGroupsResponse list(ListGroupsRequest request, Call call) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Page<Group> page = Page.of(
                directory.groups().stream()
                        .filter(group -> group.path().startsWith(prefix))
                        .toList(),
                request.marker(),
                request.maxItems(),
                Entity::key);
        return ListGroupsResponse.builder()
                .groups(page.items().stream().map(descriptions::of).toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateGroupResponse update(UpdateGroupRequest request, Call call) {
        return directory.change(() -> {
            Group group = directory.group(request.groupName());
            String name = request.newGroupName() == null ? group.name() : request.newGroupName();
            if (!Entity.key(name).equals(group.key())) {
                directory.checkFree(Entity.Kind.GROUP, name, Integer.MAX_VALUE);
            }
            List<Entity> kept = new ArrayList<>();
            kept.add(group.named(name, request.newPath() == null ? group.path() : request.newPath()));
            for (User user : directory.members(group)) {
                kept.add(user.withGroups(user.groups().stream()
                        .map(each -> Entity.key(each).equals(group.key()) ? name : each)
                        .toList()));
            }
            directory.replace(List.of(group), kept);
            return UpdateGroupResponse.builder().build();
        });
    }

    private DeleteGroupResponse delete(DeleteGroupRequest request, Call call) {
        return directory.change(() -> {
            Group group = directory.group(request.groupName());
            if (!directory.members(group).isEmpty()) {
                throw IamErrors.conflict("Cannot delete entity, must remove users from group first.");
            }
            if (!group.attached().isEmpty()) {
                throw IamErrors.conflict("Cannot delete entity, must detach all policies first.");
            }
            if (!group.inline().isEmpty()) {
                throw IamErrors.conflict("Cannot delete entity, must delete policies first.");
            }
            directory.remove(group);
            return DeleteGroupResponse.builder().build();
        });
    }

    private AddUserToGroupResponse add(AddUserToGroupRequest request, Call call) {
        return directory.change(() -> {
            Group group = directory.group(request.groupName());
            User user = directory.user(request.userName());
            if (isIn(user, group)) {
                return AddUserToGroupResponse.builder().build();
            }
            if (user.groups().size() >= MOST_OF_USER) {
                throw IamErrors.limit("GroupsPerUser", MOST_OF_USER);
            }
            List<String> groups = new ArrayList<>(user.groups());
            groups.add(group.name());
            directory.save(user.withGroups(groups));
            return AddUserToGroupResponse.builder().build();
        });
    }

    private static boolean isIn(User user, Group group) {
        return user.groups().stream().anyMatch(name -> Entity.key(name).equals(group.key()));
    }

    private RemoveUserFromGroupResponse remove(RemoveUserFromGroupRequest request, Call call) {
        return directory.change(() -> {
            Group group = directory.group(request.groupName());
            User user = directory.user(request.userName());
            if (!isIn(user, group)) {
                throw IamErrors.noSuchEntity("User " + user.name() + " not in group " + group.name());
            }
            directory.save(user.withGroups(user.groups().stream()
                    .filter(name -> !Entity.key(name).equals(group.key()))
                    .toList()));
            return RemoveUserFromGroupResponse.builder().build();
        });
    }

    private ListGroupsForUserResponse ofUser(ListGroupsForUserRequest request, Call call) {
        Page<Group> page = Page.of(
                directory.user(request.userName()).groups().stream()
                        .map(directory::groupOrNull)
                        .filter(java.util.Objects::nonNull)
                        .sorted(java.util.Comparator.comparing(Entity::key))
                        .toList(),
                request.marker(),
                request.maxItems(),
                Entity::key);
        return ListGroupsForUserResponse.builder()
                .groups(page.items().stream().map(descriptions::of).toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
