package dev.weir.app.access;

import dev.weir.app.access.policy.PolicyCheck;
import dev.weir.app.text.Text;
import software.amazon.awssdk.services.iam.IamClient;

/** Where a policy's text lives: read from there and written back. Its methods block. */
sealed interface PolicySource {

    /** What a person calls it. */
    String title();

    /** What the text is for. */
    default PolicyCheck.Sort sort() {
        return PolicyCheck.Sort.IDENTITY;
    }

    /** The text in force. */
    String read(IamClient iam);

    /** Puts a text in its place. */
    void write(IamClient iam, String text);

    /** A policy that is not there yet. */
    record New(String name, String beginning) implements PolicySource {

        @Override
        public String title() {
            return Text.of("New policy {0}", name);
        }

        @Override
        public String read(IamClient iam) {
            return beginning;
        }

        @Override
        public void write(IamClient iam, String text) {
            iam.createPolicy(request -> request.policyName(name).policyDocument(text));
        }
    }

    /** A policy of the account, of which a few versions are kept. */
    record Managed(String arn, String name) implements PolicySource {

        /** IAM keeps five versions: the oldest that is not in force makes room. */
        private static final int MOST_VERSIONS = 5;

        @Override
        public String title() {
            return Text.of("Policy {0}", name);
        }

        @Override
        public String read(IamClient iam) {
            String version =
                    iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId();
            return read(iam, version);
        }

        String read(IamClient iam, String version) {
            return EntityDetails.decoded(
                    iam.getPolicyVersion(request -> request.policyArn(arn).versionId(version))
                            .policyVersion()
                            .document());
        }

        @Override
        public void write(IamClient iam, String text) {
            var versions =
                    iam.listPolicyVersions(request -> request.policyArn(arn)).versions();
            if (versions.size() >= MOST_VERSIONS) {
                versions.stream()
                        .filter(version -> !Boolean.TRUE.equals(version.isDefaultVersion()))
                        .min(java.util.Comparator.comparing(
                                version -> version.createDate(),
                                java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder())))
                        .ifPresent(oldest -> iam.deletePolicyVersion(
                                request -> request.policyArn(arn).versionId(oldest.versionId())));
            }
            iam.createPolicyVersion(
                    request -> request.policyArn(arn).policyDocument(text).setAsDefault(true));
        }
    }

    /** A policy that is part of a user, group or role. */
    record Inline(Entity owner, String name, String beginning) implements PolicySource {

        @Override
        public String title() {
            return KindWords.inline(owner, name);
        }

        @Override
        public String read(IamClient iam) {
            if (!beginning.isEmpty()) {
                return beginning;
            }
            return EntityDetails.decoded(
                    switch (owner.kind()) {
                        case USER ->
                            iam.getUserPolicy(request ->
                                            request.userName(owner.name()).policyName(name))
                                    .policyDocument();
                        case GROUP ->
                            iam.getGroupPolicy(request ->
                                            request.groupName(owner.name()).policyName(name))
                                    .policyDocument();
                        case ROLE ->
                            iam.getRolePolicy(request ->
                                            request.roleName(owner.name()).policyName(name))
                                    .policyDocument();
                        case ROOT, POLICY -> "";
                    });
        }

        @Override
        public void write(IamClient iam, String text) {
            switch (owner.kind()) {
                case USER ->
                    iam.putUserPolicy(request ->
                            request.userName(owner.name()).policyName(name).policyDocument(text));
                case GROUP ->
                    iam.putGroupPolicy(request ->
                            request.groupName(owner.name()).policyName(name).policyDocument(text));
                case ROLE ->
                    iam.putRolePolicy(request ->
                            request.roleName(owner.name()).policyName(name).policyDocument(text));
                case ROOT, POLICY -> {}
            }
        }
    }

    /** Who may take a role. */
    record Trust(String roleName) implements PolicySource {

        @Override
        public String title() {
            return Text.of("Who may take role {0}", roleName);
        }

        @Override
        public PolicyCheck.Sort sort() {
            return PolicyCheck.Sort.TRUST;
        }

        @Override
        public String read(IamClient iam) {
            return EntityDetails.decoded(
                    iam.getRole(request -> request.roleName(roleName)).role().assumeRolePolicyDocument());
        }

        @Override
        public void write(IamClient iam, String text) {
            iam.updateAssumeRolePolicy(request -> request.roleName(roleName).policyDocument(text));
        }
    }
}
