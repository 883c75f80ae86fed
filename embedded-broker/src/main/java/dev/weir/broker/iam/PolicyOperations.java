package dev.weir.broker.iam;

import dev.weir.broker.access.KeyText;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.iam.model.*;

/** Managed policies and their versions. */
final class PolicyOperations {

    private static final int MOST = 1_500;
    private static final int MOST_VERSIONS = 5;
    private static final int SIZE = 6_144;

    private final Directory directory;
    private final Descriptions descriptions;

    PolicyOperations(Directory directory) {
        this.directory = directory;
        this.descriptions = new Descriptions(directory);
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("CreatePolicy", false, false, CreatePolicyRequest::builder, this::create),
                new Operation<>("GetPolicy", true, false, GetPolicyRequest::builder, this::get),
                new Operation<>("ListPolicies", true, false, ListPoliciesRequest::builder, this::list),
                new Operation<>("DeletePolicy", false, false, DeletePolicyRequest::builder, this::delete),
                new Operation<>(
                        "CreatePolicyVersion", false, false, CreatePolicyVersionRequest::builder, this::addVersion),
                new Operation<>("GetPolicyVersion", true, false, GetPolicyVersionRequest::builder, this::getVersion),
                new Operation<>("ListPolicyVersions", true, false, ListPolicyVersionsRequest::builder, this::versions),
                new Operation<>(
                        "DeletePolicyVersion", false, false, DeletePolicyVersionRequest::builder, this::dropVersion),
                new Operation<>(
                        "SetDefaultPolicyVersion",
                        false,
                        false,
                        SetDefaultPolicyVersionRequest::builder,
                        this::setDefault),
                new Operation<>("TagPolicy", false, false, TagPolicyRequest::builder, this::tag),
                new Operation<>("UntagPolicy", false, false, UntagPolicyRequest::builder, this::untag),
                new Operation<>("ListPolicyTags", true, false, ListPolicyTagsRequest::builder, this::tags));
    }

    private static String checked(String document) {
        PolicyTexts.checked(document, false);
        if (PolicyTexts.size(document) > SIZE) {
            throw IamErrors.limit("PolicySize", SIZE);
        }
        return document;
    }

    /** A policy that may be changed: those of AWS may not. */
    private ManagedPolicy own(String arn) {
        if (arn.startsWith(Arns.OF_AWS)) {
            throw new dev.weir.broker.call.AwsException(
                    "AccessDeniedException", 403, "The policies of AWS cannot be changed; make one of your own.");
        }
        return directory.policy(arn);
    }

    private CreatePolicyResponse create(CreatePolicyRequest request, Call call) {
        return directory.change(() -> {
            if (directory.exists(Entity.Kind.POLICY, request.policyName())) {
                throw IamErrors.exists("A policy called " + request.policyName()
                        + " already exists. Duplicate names are not allowed.");
            }
            directory.checkFree(Entity.Kind.POLICY, request.policyName(), MOST);
            ManagedPolicy policy = ManagedPolicy.of(
                            request.policyName(),
                            request.path() == null ? "/" : request.path(),
                            KeyText.id("ANPA"),
                            call.receivedAt().toEpochMilli(),
                            request.description() == null ? "" : request.description(),
                            checked(request.policyDocument()))
                    .withTags(Tags.of(request.tags()));
            directory.save(policy);
            return CreatePolicyResponse.builder()
                    .policy(descriptions.of(policy))
                    .build();
        });
    }

    private GetPolicyResponse get(GetPolicyRequest request, Call call) {
        return GetPolicyResponse.builder()
                .policy(descriptions.of(directory.policy(request.policyArn())))
                .build();
    }

    private ListPoliciesResponse list(ListPoliciesRequest request, Call call) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        String scope = request.scopeAsString() == null ? "All" : request.scopeAsString();
        List<ManagedPolicy> all = new ArrayList<>();
        if (!scope.equals("AWS")) {
            all.addAll(directory.policies());
        }
        if (!scope.equals("Local")) {
            all.addAll(directory.awsPolicies());
        }
        boolean onlyAttached = Boolean.TRUE.equals(request.onlyAttached());
        String usage = request.policyUsageFilterAsString();
        List<ManagedPolicy> wanted = all.stream()
                .filter(policy -> policy.path().startsWith(prefix))
                .filter(policy -> !onlyAttached || descriptions.attachments(directory.arnOf(policy)) > 0)
                .filter(policy ->
                        !"PermissionsBoundary".equals(usage) || descriptions.boundaries(directory.arnOf(policy)) > 0)
                .sorted(Comparator.comparing(directory::arnOf))
                .toList();
        Page<ManagedPolicy> page = Page.of(wanted, request.marker(), request.maxItems(), directory::arnOf);
        return ListPoliciesResponse.builder()
                .policies(page.items().stream()
                        .map(policy -> descriptions.of(policy).toBuilder()
                                .description(null)
                                .tags((List<Tag>) null)
                                .build())
                        .toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private DeletePolicyResponse delete(DeletePolicyRequest request, Call call) {
        return directory.change(() -> {
            ManagedPolicy policy = own(request.policyArn());
            if (descriptions.attachments(request.policyArn()) + descriptions.boundaries(request.policyArn()) > 0) {
                throw IamErrors.conflict("Cannot delete a policy attached to entities.");
            }
            if (policy.versions().size() > 1) {
                throw IamErrors.conflict("This policy has more than one version. Before you delete a policy, you must"
                        + " delete the policy's versions. The default version is deleted with the policy.");
            }
            directory.remove(policy);
            return DeletePolicyResponse.builder().build();
        });
    }

    private CreatePolicyVersionResponse addVersion(CreatePolicyVersionRequest request, Call call) {
        return directory.change(() -> {
            ManagedPolicy policy = own(request.policyArn());
            if (policy.versions().size() >= MOST_VERSIONS) {
                throw new dev.weir.broker.call.AwsException(
                        "LimitExceededException",
                        409,
                        "A managed policy can have up to 5 versions. Before you create a new version, you must delete"
                                + " an existing version.");
            }
            ManagedPolicy changed = policy.withVersion(
                    checked(request.policyDocument()),
                    Boolean.TRUE.equals(request.setAsDefault()),
                    call.receivedAt().toEpochMilli());
            directory.save(changed);
            return CreatePolicyVersionResponse.builder()
                    .policyVersion(descriptions.of(changed, changed.versions().getLast(), false))
                    .build();
        });
    }

    private static ManagedPolicy.Version version(ManagedPolicy policy, String id) {
        return policy.version(id)
                .orElseThrow(
                        () -> IamErrors.noSuchEntity("Policy version " + id + " does not exist or is not attachable."));
    }

    private GetPolicyVersionResponse getVersion(GetPolicyVersionRequest request, Call call) {
        ManagedPolicy policy = directory.policy(request.policyArn());
        return GetPolicyVersionResponse.builder()
                .policyVersion(descriptions.of(policy, version(policy, request.versionId()), true))
                .build();
    }

    private ListPolicyVersionsResponse versions(ListPolicyVersionsRequest request, Call call) {
        ManagedPolicy policy = directory.policy(request.policyArn());
        return ListPolicyVersionsResponse.builder()
                .versions(policy.versions().reversed().stream()
                        .map(version -> descriptions.of(policy, version, false))
                        .toList())
                .isTruncated(false)
                .build();
    }

    private DeletePolicyVersionResponse dropVersion(DeletePolicyVersionRequest request, Call call) {
        return directory.change(() -> {
            ManagedPolicy policy = own(request.policyArn());
            version(policy, request.versionId());
            if (policy.defaultVersion().equals(request.versionId())) {
                throw IamErrors.conflict("Cannot delete the default version of a policy.");
            }
            directory.save(
                    policy.withoutVersion(request.versionId(), call.receivedAt().toEpochMilli()));
            return DeletePolicyVersionResponse.builder().build();
        });
    }

    private SetDefaultPolicyVersionResponse setDefault(SetDefaultPolicyVersionRequest request, Call call) {
        return directory.change(() -> {
            ManagedPolicy policy = own(request.policyArn());
            version(policy, request.versionId());
            directory.save(
                    policy.withDefault(request.versionId(), call.receivedAt().toEpochMilli()));
            return SetDefaultPolicyVersionResponse.builder().build();
        });
    }

    private TagPolicyResponse tag(TagPolicyRequest request, Call call) {
        return directory.change(() -> {
            ManagedPolicy policy = own(request.policyArn());
            directory.save(policy.withTags(Tags.with(policy.tags(), request.tags())));
            return TagPolicyResponse.builder().build();
        });
    }

    private UntagPolicyResponse untag(UntagPolicyRequest request, Call call) {
        return directory.change(() -> {
            ManagedPolicy policy = own(request.policyArn());
            directory.save(policy.withTags(Tags.without(policy.tags(), request.tagKeys())));
            return UntagPolicyResponse.builder().build();
        });
    }

    private ListPolicyTagsResponse tags(ListPolicyTagsRequest request, Call call) {
        return ListPolicyTagsResponse.builder()
                .tags(Tags.list(directory.policy(request.policyArn()).tags()))
                .isTruncated(false)
                .build();
    }
}
