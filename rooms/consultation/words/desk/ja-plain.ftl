
# 勤務の終わり（スタッフ）
consultation-staff-shift-title = 帰る 前に
consultation-staff-shift-none = 手もとに 急ぎの ことは ありません。
consultation-staff-shift-go = 帰る（完全に 閉じる）
consultation-staff-shift-lead = まだ 見て いる 急ぎの ことが あります。だれかを えらんで 引き継ぎます。相手が「受けます」を 押すと その 人の ものに なります。
consultation-staff-shift-keep = 受ける 人が いない とき
consultation-staff-shift-keep-lead = 持った まま 帰れます。当番の 画面には 名前が 残ります。
consultation-staff-shift-keep-go = 持った まま 帰る
