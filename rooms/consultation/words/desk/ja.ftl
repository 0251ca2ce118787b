
# 勤務の終わり（スタッフ）
consultation-staff-shift-title = 帰る前に
consultation-staff-shift-none = 手もとに、急ぎのことはありません。
consultation-staff-shift-go = 帰る（完全に閉じる）
consultation-staff-shift-lead = まだ見ている、急ぎのことがあります。だれかを選んで引き継ぎます。相手が「受けます」を押すと、その人のものになります。
consultation-staff-shift-keep = 受ける人がいないとき
consultation-staff-shift-keep-lead = 持ったまま帰れます。当番の画面には、名前が残ります。
consultation-staff-shift-keep-go = 持ったまま帰る
