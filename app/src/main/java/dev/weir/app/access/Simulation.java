package dev.weir.app.access;

import dev.weir.app.text.Text;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.Position;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * What IAM's simulator said.
 *
 * @param decision allowed, explicitDeny or implicitDeny
 * @param missing condition keys that a policy asks for and that were not given
 */
record Simulation(String action, String resource, String decision, List<Decider> deciders, List<String> missing) {

    /**
     * A statement that decided.
     *
     * @param policy the policy's name as the service tells it
     * @param sort for instance {@code IAM Policy}
     * @param text the statement, or empty where its policy can't be read
     */
    record Decider(String policy, String sort, int firstLine, int lastLine, String text) {

        /** Where the statement stands. */
        String place() {
            String name = sort.isEmpty() || sort.equals("none") ? policy : policy + " (" + sort + ")";
            if (firstLine <= 0) {
                return name;
            }
            return firstLine == lastLine
                    ? Text.of("{0}, line {1}", name, firstLine)
                    : Text.of("{0}, lines {1} to {2}", name, firstLine, lastLine);
        }
    }

    boolean allowed() {
        return decision.equals("allowed");
    }

    /** The answer, one sentence. */
    String sentence(String who) {
        return switch (decision) {
            case "allowed" -> Text.of("Yes: {0} may do {1} on {2}.", who, action, resource);
            case "explicitDeny" ->
                Text.of("No: a statement denies {0} {1} on {2}. A Deny wins over every Allow.", who, action, resource);
            default ->
                Text.of("No: no policy allows {0} {1} on {2}. What is not allowed is refused.", who, action, resource);
        };
    }

    /** Of a principal's own policies. Blocks. */
    static Simulation of(IamClient iam, Question question) {
        EvaluationResult result = iam.simulatePrincipalPolicy(
                        request -> request.policySourceArn(question.principalArn())
                                .actionNames(question.action())
                                .resourceArns(question.resource())
                                .contextEntries(question.context().stream()
                                        .map(Simulation::entry)
                                        .toList()))
                .evaluationResults()
                .getFirst();
        return of(question, result, statement -> new StatementText(iam, question.principalArn()).of(statement));
    }

    /** Of a text that need not be anybody's policy yet. Blocks. */
    static Simulation of(IamClient iam, String policy, Question question) {
        EvaluationResult result = iam.simulateCustomPolicy(request -> request.policyInputList(policy)
                        .actionNames(question.action())
                        .resourceArns(question.resource())
                        .contextEntries(question.context().stream()
                                .map(Simulation::entry)
                                .toList()))
                .evaluationResults()
                .getFirst();
        return of(question, result, statement -> StatementText.cut(policy, statement));
    }

    private static ContextEntry entry(Question.Given given) {
        return ContextEntry.builder()
                .contextKeyName(given.key())
                .contextKeyType(ContextKeyTypeEnum.STRING)
                .contextKeyValues(given.value())
                .build();
    }

    private interface Reader {
        String of(Statement statement);
    }

    private static Simulation of(Question question, EvaluationResult result, Reader reader) {
        return new Simulation(
                question.action(),
                question.resource(),
                Objects.requireNonNullElse(result.evalDecisionAsString(), "implicitDeny"),
                result.matchedStatements().stream()
                        .map(statement -> new Decider(
                                Objects.requireNonNullElse(statement.sourcePolicyId(), Text.of("a policy")),
                                Objects.requireNonNullElse(statement.sourcePolicyTypeAsString(), ""),
                                line(statement.startPosition()),
                                line(statement.endPosition()),
                                reader.of(statement)))
                        .toList(),
                result.missingContextValues());
    }

    private static int line(Position position) {
        return position == null || position.line() == null ? 0 : position.line();
    }
}
