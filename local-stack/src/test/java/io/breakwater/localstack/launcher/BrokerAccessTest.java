package io.breakwater.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.localstack.launcher.keys.LocalSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAccessTest {
  @TempDir Path home;
  private LocalSecrets secrets;

  @BeforeEach
  void makeSecrets() throws IOException {
    secrets = LocalSecrets.readOrCreate(home.resolve(".env.local"), new SecureRandom());
  }

  @Test
  void usesTheVenuesOwnPairAtTheVenue() throws IOException {
    userKeys("APCA_API_KEY_ID=mine", "APCA_API_SECRET_KEY=secret");

    assertThat(access(Map.of()).keyId()).isEqualTo(secrets.get(LocalSecrets.VENUE_KEY_ID));
  }

  @Test
  void needsNoKeysOfTheUsersForADryRun() throws IOException {
    assertThat(access(Map.of("BROKER", "dry-run")))
        .isEqualTo(
            new BrokerAccess(
                BrokerChoice.DRY_RUN,
                secrets.get(LocalSecrets.VENUE_KEY_ID),
                secrets.get(LocalSecrets.VENUE_SECRET_KEY),
                ""));
  }

  @Test
  void usesTheUsersPairAtAlpaca() throws IOException {
    userKeys("APCA_API_KEY_ID=mine", "APCA_API_SECRET_KEY=secret");

    assertThat(access(Map.of("BROKER", "alpaca-paper")))
        .isEqualTo(new BrokerAccess(BrokerChoice.ALPACA_PAPER, "mine", "secret", ""));
  }

  @Test
  void namesTheKeyThatIsMissing() throws IOException {
    userKeys("APCA_API_KEY_ID=mine", "APCA_API_SECRET_KEY=");

    assertThatThrownBy(() -> access(Map.of("BROKER", "alpaca-paper")))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("APCA_API_SECRET_KEY");
  }

  @Test
  void asksForTheAccountsNumberWhereRealMoneyMoves() throws IOException {
    userKeys("APCA_API_KEY_ID=mine", "APCA_API_SECRET_KEY=secret");

    assertThatThrownBy(() -> access(Map.of("BROKER", "alpaca-live")))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("BROKER_ACCOUNT");
    assertThat(access(Map.of("BROKER", "alpaca-live", "BROKER_ACCOUNT", "123")).accountNumber())
        .isEqualTo("123");
  }

  @Test
  void printsNoSecret() throws IOException {
    assertThat(access(Map.of())).hasToString("venue");
  }

  private BrokerAccess access(Map<String, String> environment) throws IOException {
    return BrokerAccess.of(StackSettings.from(new HashMap<>(environment), home), secrets);
  }

  private void userKeys(String... lines) throws IOException {
    Files.write(home.resolve(".env"), List.of(lines));
  }
}
