package dev.weir.broker.call;

/**
 * Why a call was denied, for machines: goes into the call's event, and sealed into its answer.
 *
 * @param action for instance {@code kinesis:PutRecord}
 * @param resource an ARN, or {@code *}
 * @param explicit whether a statement denies it; otherwise none allows it
 * @param policyKind the sort of policy, for instance {@code identity-based policy}
 * @param policy the policy that decided; empty where none did
 * @param statement the statement's Sid, or its number in the policy; empty where none decided
 */
public record Denial(
        String action, String resource, boolean explicit, String policyKind, String policy, String statement) {}
