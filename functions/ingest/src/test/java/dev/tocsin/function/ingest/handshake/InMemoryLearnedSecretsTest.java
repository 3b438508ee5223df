// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

class InMemoryLearnedSecretsTest implements LearnedSecretsContract {

  private final InMemoryLearnedSecrets secrets = new InMemoryLearnedSecrets();

  @Override
  public LearnedSecrets secrets() {
    return secrets;
  }
}
