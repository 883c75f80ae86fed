package dev.weir.broker.authorize;

import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.iam.Identities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** The values of condition keys in a call: the global ones, and those of services that people use. */
final class RequestContext {

    private final Identities identities;
    private final ResourceFacts streams;

    RequestContext(Identities identities, ResourceFacts streams) {
        this.identities = identities;
        this.streams = streams;
    }

    /** What holds whatever the resource is. */
    Map<String, List<String>> of(Call call, SdkPojo request, String region) {
        Map<String, List<String>> context = new HashMap<>();
        Caller caller = call.caller();
        if (!isService(call)) {
            context.put("aws:SourceIp", List.of(call.sourceAddress().replaceAll("[\\[\\]]", "")));
        }
        context.put("aws:CurrentTime", List.of(call.receivedAt().toString()));
        context.put("aws:EpochTime", List.of(Long.toString(call.receivedAt().getEpochSecond())));
        context.put("aws:SecureTransport", List.of(Boolean.toString(call.tls() != null)));
        context.put("aws:RequestedRegion", List.of(region));
        context.put("aws:PrincipalAccount", List.of(caller.accountId()));
        context.put("aws:PrincipalIsAWSService", List.of("false"));
        context.put("aws:ViaAWSService", List.of("false"));
        context.put("aws:userid", List.of(caller.userId()));
        if (!call.userAgent().isEmpty()) {
            context.put("aws:UserAgent", List.of(call.userAgent()));
        }
        ofCaller(caller, context);
        ofRequest(call, request, context);
        return context;
    }

    /** Whether a service calls, in a role that it was given; what it calls from is no address. */
    private static boolean isService(Call call) {
        return call.sourceAddress().endsWith(".amazonaws.com");
    }

    private void ofCaller(Caller caller, Map<String, List<String>> context) {
        Caller.Session session = caller.session();
        Caller.Issuer role = session == null ? null : session.issuer();
        context.put("aws:PrincipalArn", List.of(role == null ? caller.arn() : role.arn()));
        context.put(
                "aws:PrincipalType",
                List.of(
                        switch (caller.type()) {
                            case ROOT -> "Account";
                            case IAM_USER -> "User";
                            case ASSUMED_ROLE -> "AssumedRole";
                            case AWS_SERVICE -> "Service";
                        }));
        if (caller.type() == Caller.Type.IAM_USER) {
            context.put("aws:username", List.of(caller.userName()));
        }
        if (session != null) {
            context.put("aws:TokenIssueTime", List.of(session.createdAt().toString()));
            context.put("aws:MultiFactorAuthPresent", List.of("false"));
            if (session.sourceIdentity() != null) {
                context.put("aws:SourceIdentity", List.of(session.sourceIdentity()));
            }
        }
        identities.tags(caller).forEach((key, value) -> context.put("aws:PrincipalTag/" + key, List.of(value)));
    }

    private static void ofRequest(Call call, SdkPojo request, Map<String, List<String>> context) {
        Map<String, String> tags = Members.tags(request);
        if (!tags.isEmpty()) {
            tags.forEach((key, value) -> context.put("aws:RequestTag/" + key, List.of(value)));
            context.put("aws:TagKeys", List.copyOf(tags.keySet()));
        } else if (Members.value(request, "TagKeys") instanceof List<?> keys && !keys.isEmpty()) {
            context.put("aws:TagKeys", keys.stream().map(String::valueOf).toList());
        }
        switch (call.service()) {
            case S3 -> {
                put(context, "s3:prefix", Members.text(request, "Prefix"));
                put(context, "s3:delimiter", Members.text(request, "Delimiter"));
                put(context, "s3:max-keys", Members.text(request, "MaxKeys"));
                put(context, "s3:VersionId", Members.text(request, "VersionId"));
                put(context, "s3:x-amz-copy-source", Members.text(request, "CopySource"));
                put(context, "s3:x-amz-storage-class", Members.text(request, "StorageClass"));
                tags.forEach((key, value) -> context.put("s3:RequestObjectTag/" + key, List.of(value)));
            }
            case IAM -> {
                put(context, "iam:PolicyARN", Members.text(request, "PolicyArn"));
                put(context, "iam:PermissionsBoundary", Members.text(request, "PermissionsBoundary"));
            }
            case STS -> {
                put(context, "sts:ExternalId", Members.text(request, "ExternalId"));
                put(context, "sts:RoleSessionName", Members.text(request, "RoleSessionName"));
                put(context, "sts:SourceIdentity", Members.text(request, "SourceIdentity"));
            }
            case CLOUDWATCH -> put(context, "cloudwatch:namespace", Members.text(request, "Namespace"));
            case LAMBDA -> put(context, "lambda:FunctionArn", Members.text(request, "FunctionName"));
            case KMS -> {
                if (Members.value(request, "EncryptionContext") instanceof Map<?, ?> pairs && !pairs.isEmpty()) {
                    List<String> names = new ArrayList<>();
                    pairs.forEach((key, value) -> {
                        names.add(String.valueOf(key));
                        context.put("kms:EncryptionContext:" + key, List.of(String.valueOf(value)));
                    });
                    context.put("kms:EncryptionContextKeys", names);
                }
            }
            case KINESIS, FIREHOSE, GLUE, LOGS, DYNAMODB, CLOUDTRAIL -> {
                // These have no keys of their own that the broker knows.
            }
        }
    }

    private static void put(Map<String, List<String>> context, String key, @Nullable String value) {
        if (value != null) {
            context.put(key, List.of(value));
        }
    }

    /** What the resource adds. */
    Map<String, List<String>> withResource(
            Map<String, List<String>> context, ServiceId service, String arn, String account) {
        Map<String, String> tags = switch (service) {
            case KINESIS -> streams.tags(arn);
            case IAM, STS -> identities.tagsOf(arn);
            default -> Map.of();
        };
        Map<String, List<String>> more = new HashMap<>(context);
        more.put("aws:ResourceAccount", List.of(account));
        tags.forEach((key, value) -> more.put("aws:ResourceTag/" + key, List.of(value)));
        if (service == ServiceId.IAM) {
            tags.forEach((key, value) -> more.put("iam:ResourceTag/" + key, List.of(value)));
        }
        return more;
    }
}
