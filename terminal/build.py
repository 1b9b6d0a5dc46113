"""Whose licences this build takes. `terminal.vendor stamp` rewrites this file, and the same key in schema.sql, for a release.

A build that was not stamped takes those of the test vendor, whose private keys are in the sources; a stamped one refuses them.
"""

RELEASE = False
VENDOR_PROGRAM_KEY = bytes.fromhex("46b5e376b89987d7bf4864527b49fb2c8cb97fe16d944b04298bdb91e64d2313")
VENDOR_BASE_KEY = bytes.fromhex(
    "308201a2300d06092a864886f70d01010105000382018f003082018a0282018100d79f8d571da06e192db2f1ba8c5035"
    "3acfd434e377cac6cefb2cad30bee6bbd13e598656b0d9cba50f801ce5ac88b46b7ad437ede83621d68558c48508f80c"
    "d8183f371a4ca5307146c2029844b7d8371878d27cab6bf957a42787a4f611cf75f6a1ea5fec53393dd8e39a341a0d4d"
    "f0899c60c4040250df64a505da2aa9b493871b4a76bc78482f45508818894b9b3754aaf027cd3d6097b1a4073be1cd09"
    "fd56e19109164ca555d9b2b8fe94d3b0a2265597f747bc0951ac984802c2bc964ba3fd148a761d95e4b8f7288ce491ec"
    "df6b06d42604d7c9a22fc5a37d26679f2c19958ded11fc12b4a72b71d4f3d075df3d84362e3ae096ae2af879ef6a5f83"
    "92f2e5127c81abe413bf622f640c56be1ef75e34b59c4f99b14f1e19f43ba2c267ce95351d0b31eb4aa5ad182dc34457"
    "8aee1f18d5f165af6224e3d7d3fcff350ddb7d558dec1bb984a7100b679aa34206ce31b3c1974775b5a1261ebb77a89e"
    "2341391170d69fed49bbe2b0101cc14c17758678642fee82d4af4333cd2e6ac5790203010001"
)
